package io.studiolo.cli.workspace;

import io.studiolo.api.WorkspaceType;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a type as it is on the wire. */
final class TypeText implements ITypeConverter<WorkspaceType> {
    @Override
    public WorkspaceType convert(String text) {
        for (WorkspaceType type : WorkspaceType.values()) {
            if (type.wire().equals(text)) {
                return type;
            }
        }
        String all =
                Arrays.stream(WorkspaceType.values()).map(WorkspaceType::wire).collect(Collectors.joining(", "));
        throw new TypeConversionException("\"" + text + "\" is no type of workspace; there are " + all);
    }
}
