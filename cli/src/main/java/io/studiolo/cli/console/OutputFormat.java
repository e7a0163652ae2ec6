package io.studiolo.cli.console;

/** How a result is written. */
public enum OutputFormat {
    /** For eyes. */
    TABLE,
    /** The record as REST has it. */
    JSON,
    /** The same in YAML. */
    YAML,
    /** Only the name or id, one per line, for scripts. */
    NAME
}
