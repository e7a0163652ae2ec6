package io.studiolo.gateway.route;

/** Where apps are. Answers from memory: asked on every request, on an event loop. */
public interface Routes {
    Route find(AppHost host);
}
