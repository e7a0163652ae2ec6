package io.studiolo.server.image;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of one build: on disk whole, its end in memory, and how far it says it is. */
final class BuildLog implements AutoCloseable {
    /** As BuildKit's plain progress names a step: {@code #7 [3/9] RUN apt-get …}, with a stage's name or without. */
    private static final Pattern STEP = Pattern.compile("#\\d+ \\[(?:\\S+ )?\\s*(\\d+)/(\\d+)\\] (.*)");

    private static final int TAIL = 30;

    private final BufferedWriter file;
    private final Deque<String> tail = new ArrayDeque<>();
    private int percent;
    private String detail = "";

    BuildLog(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            this.file = Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the build log " + path + " can't be written", e);
        }
    }

    /** Takes a line; whether the progress moved by it. */
    synchronized boolean line(String line) {
        try {
            file.write(line);
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the build log can't be written", e);
        }
        tail.addLast(line);
        if (tail.size() > TAIL) {
            tail.removeFirst();
        }
        Matcher step = STEP.matcher(line);
        if (!step.matches()) {
            return false;
        }
        int at = Integer.parseInt(step.group(1));
        int of = Math.max(1, Integer.parseInt(step.group(2)));
        percent = Math.max(percent, 100 * (at - 1) / of);
        detail = "step " + at + " of " + of + ": " + shorten(step.group(3));
        return true;
    }

    synchronized int percent() {
        return percent;
    }

    synchronized String detail() {
        return detail;
    }

    synchronized List<String> tail() {
        return List.copyOf(tail);
    }

    /** A new part of the build begins to count from nothing. */
    synchronized void part() {
        percent = 0;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the build log can't be closed", e);
        }
    }

    private static String shorten(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
