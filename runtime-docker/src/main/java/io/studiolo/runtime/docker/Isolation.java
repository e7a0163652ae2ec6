package io.studiolo.runtime.docker;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The kernel's rules that keep workspaces from each other, from this machine's services and from private and link-local
 * addresses. Two chains of our own, hooked into INPUT and DOCKER-USER; filled anew as a whole, so that doing it twice gives
 * the same rules.
 */
final class Isolation {
    private static final List<String> PRIVATE =
            List.of("169.254.0.0/16", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8");

    private static final String ANSWERS = "-m conntrack --ctstate ESTABLISHED,RELATED -j RETURN";

    private final Names names;
    private final List<String> allowedPrivate;
    private volatile String warning = "";

    Isolation(Names names, List<String> allowedPrivate) {
        this.names = names;
        this.allowedPrivate = allowedPrivate;
    }

    /** One sentence on what is not in force; empty if all is. */
    String warning() {
        return warning;
    }

    /** Puts the rules in force, whatever was there before. */
    synchronized void apply() {
        String in = "STL-IN-" + names.shortInstallation();
        String forward = "STL-FWD-" + names.shortInstallation();
        String from = names.bridgePrefix() + "+";
        StringBuilder rules = new StringBuilder("*filter\n");
        // To name a chain empties it; all of this comes into force at once, so that no moment is without rules.
        rules.append(":%s - [0:0]\n:%s - [0:0]\n".formatted(in, forward));
        rules.append("-A %s %s\n-A %s -j DROP\n".formatted(in, ANSWERS, in));
        rules.append("-A %s %s\n".formatted(forward, ANSWERS));
        allowedPrivate.forEach(range -> rules.append("-A %s -d %s -j RETURN\n".formatted(forward, range)));
        PRIVATE.forEach(range -> rules.append("-A %s -d %s -j DROP\n".formatted(forward, range)));
        rules.append("COMMIT\n");
        try {
            if (!run(List.of("iptables-restore", "-w", "5", "--noflush"), rules.toString())) {
                throw new IOException("iptables-restore refused them");
            }
            hook("INPUT", from, in);
            hook("DOCKER-USER", from, forward);
            warning = "";
        } catch (IOException e) {
            notInForce("can't be set (" + e.getMessage() + "); run the server as root, or with CAP_NET_ADMIN");
        }
    }

    /** The rules would have to be set on another machine than this. */
    void elsewhere() {
        notInForce("can't be set on a remote engine; set ones like them there");
    }

    private void notInForce(String why) {
        warning = "Workspaces could reach services of the engine's machine and private addresses: the kernel's rules "
                + why + ".";
    }

    /** First in its chain, so that nothing before it lets packets through. */
    private static void hook(String chain, String from, String target) throws IOException {
        List<String> rule = List.of(chain, "-i", from, "-j", target);
        List<String> check = new ArrayList<>(List.of("-C"));
        check.addAll(rule);
        if (!iptables(check)) {
            List<String> insert = new ArrayList<>(List.of("-I", chain, "1"));
            insert.addAll(rule.subList(1, rule.size()));
            must(insert);
        }
    }

    private static void must(List<String> arguments) throws IOException {
        if (!iptables(arguments)) {
            throw new IOException("iptables " + String.join(" ", arguments) + " was refused");
        }
    }

    private static boolean iptables(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("iptables", "-w", "5"));
        command.addAll(arguments);
        return run(command, "");
    }

    private static boolean run(List<String> command, String input) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Writer stdin = process.outputWriter(StandardCharsets.US_ASCII)) {
            stdin.write(input);
        }
        try {
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
