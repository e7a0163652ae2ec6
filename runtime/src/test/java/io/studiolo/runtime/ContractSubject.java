package io.studiolo.runtime;

import java.util.List;
import java.util.UUID;

/** What the contract suites need of a runtime's surroundings to look and act behind its back. */
public interface ContractSubject {
    /** How a container ends without our asking; the call returns once it has. */
    enum Ending {
        KILLED,
        OUT_OF_MEMORY,
        REMOVED
    }

    WorkspaceRuntime runtime();

    /** A second client of the same runtime, as a second process would have. */
    WorkspaceRuntime other();

    String image();

    String missingImage();

    /** The same specification with a main process that ignores requests to end. */
    WorkspaceSpec stubborn(WorkspaceSpec spec);

    void end(UUID workspace, Ending how);

    /** Puts a text into a volume of a running workspace. */
    void keep(UUID workspace, String text) throws Exception;

    String kept(UUID workspace) throws Exception;

    /** The limits in force. */
    Limits limits(UUID workspace);

    /** The main process writes a line. */
    void write(UUID workspace, String line);

    /** Time goes by for whom it doesn't by itself, and the workspace does some work. */
    void work(UUID workspace);

    /** Containers and files of the workspace that are there, volumes apart. */
    List<String> leftovers(UUID workspace);
}
