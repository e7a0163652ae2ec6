package io.studiolo.api;

/**
 * An app of a workspace.
 *
 * @param url where a browser opens it; its own origin
 * @param port what it listens on in the container
 */
public record WorkspaceApp(String name, String title, String icon, int port, String url, AppHealth health) {}
