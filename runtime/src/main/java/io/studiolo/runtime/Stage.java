package io.studiolo.runtime;

/** The stages of {@link WorkspaceRuntime#ensure}, in their order. */
public enum Stage {
    VOLUME,
    NETWORK,
    CONTAINER
}
