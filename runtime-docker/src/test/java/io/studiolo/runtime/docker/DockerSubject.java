package io.studiolo.runtime.docker;

import io.studiolo.runtime.ContractSubject;
import io.studiolo.runtime.Limits;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.runtime.WorkspaceSpec;
import io.studiolo.runtime.WorkspaceSpec.AppSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The contract's view of a real engine; what it does behind our back, the engine's own client does. */
record DockerSubject(TestInstallation installation, DockerRuntime other) implements ContractSubject {
    @Override
    public WorkspaceRuntime runtime() {
        return installation.runtime;
    }

    @Override
    public String image() {
        return TestInstallation.IMAGE;
    }

    @Override
    public String missingImage() {
        return "studiolo-test/missing:1";
    }

    @Override
    public WorkspaceSpec stubborn(WorkspaceSpec spec) {
        AppSpec app = new AppSpec("stubborn", 8000, "sh -c 'trap \"\" TERM; while :; do sleep 1; done'");
        return new WorkspaceSpec(
                spec.workspace(), spec.hostname(), spec.image(), spec.limits(), spec.env(), List.of(app));
    }

    @Override
    public void end(UUID workspace, Ending how) {
        String container = Names.container(workspace);
        switch (how) {
            case KILLED -> Shell.must("docker", "kill", "-s", "KILL", container);
            case REMOVED -> Shell.must("docker", "rm", "-f", container);
            case OUT_OF_MEMORY -> {
                String pid = Shell.must("docker", "inspect", "-f", "{{.State.Pid}}", container);
                // Of all its processes the kernel is to choose the first, by which the container ends: none of the two
                // that
                // share the memory is as bad as one that says so of itself.
                Shell.script("echo 1000 >/proc/$1/oom_score_adj", pid);
                Shell.run("docker", "exec", container, "sh", "-c", "tail /dev/zero & tail /dev/zero");
            }
        }
        Shell.run("docker", "wait", container);
    }

    @Override
    public void keep(UUID workspace, String text) {
        inside(workspace, "printf %s \"$1\" >/workspace/kept", text);
    }

    @Override
    public String kept(UUID workspace) {
        return inside(workspace, "cat /workspace/kept");
    }

    private static String inside(UUID workspace, String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("docker", "exec", Names.container(workspace), "/bin/sh", "-c", script, "sh"));
        command.addAll(List.of(arguments));
        return Shell.must(command.toArray(String[]::new));
    }

    @Override
    public Limits limits(UUID workspace) {
        String format = "{{.HostConfig.NanoCpus}} {{.HostConfig.Memory}} {{.HostConfig.PidsLimit}}";
        String[] parts = Shell.must("docker", "inspect", "-f", format, Names.container(workspace))
                .split(" ");
        return new Limits(Long.parseLong(parts[0]) / 1_000_000, Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public void write(UUID workspace, String line) {
        inside(workspace, "echo \"$1\" >/proc/1/fd/1", line);
    }

    @Override
    public void work(UUID workspace) {
        inside(workspace, "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done");
    }

    @Override
    public List<String> leftovers(UUID workspace) {
        String found = Shell.script("""
                docker ps -aq --filter "label=io.studiolo.workspace=$1"
                find "$2" -name "*$1*"
                """, workspace.toString(), installation.state.toString());
        return found.lines().toList();
    }
}
