package io.studiolo.cli.console;

import java.io.IOException;
import java.util.Map;

/** The person's browser, where the machine has a screen. */
public final class Browser {
    private Browser() {}

    /** Opens the address; answers whether there was a browser to try. */
    public static boolean open(String address, Map<String, String> environment) {
        if (!environment.containsKey("DISPLAY") && !environment.containsKey("WAYLAND_DISPLAY")) {
            return false;
        }
        try {
            new ProcessBuilder("xdg-open", address)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
