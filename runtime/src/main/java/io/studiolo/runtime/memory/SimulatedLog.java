package io.studiolo.runtime.memory;

import io.studiolo.runtime.LogRequest;
import io.studiolo.runtime.LogStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a simulated container wrote: at most the last thousand lines, so that ten thousand containers fit. */
final class SimulatedLog {
    private static final int KEPT = 1000;

    private final List<LogStream.Line> lines = new ArrayList<>();
    private long dropped;
    private boolean ended;

    synchronized void add(Instant at, String text) {
        if (lines.size() == KEPT) {
            lines.removeFirst();
            dropped++;
        }
        lines.add(new LogStream.Line(at, text));
        notifyAll();
    }

    synchronized void begin() {
        ended = false;
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized LogStream open(LogRequest request) {
        int first = lines.size();
        Instant since = request.since();
        while (first > 0
                && lines.size() - first < request.tail()
                && (since == null || lines.get(first - 1).at().isAfter(since))) {
            first--;
        }
        return new Reader(dropped + first, request.follow());
    }

    private final class Reader implements LogStream {
        private final boolean follow;
        private long next;
        private boolean closed;

        Reader(long next, boolean follow) {
            this.next = next;
            this.follow = follow;
        }

        @Override
        public Optional<Line> next() {
            synchronized (SimulatedLog.this) {
                while (!closed) {
                    long index = Math.max(0, next - dropped);
                    if (index < lines.size()) {
                        next = dropped + index + 1;
                        return Optional.of(lines.get((int) index));
                    }
                    if (!follow || ended) {
                        return Optional.empty();
                    }
                    try {
                        SimulatedLog.this.wait();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return Optional.empty();
                    }
                }
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            synchronized (SimulatedLog.this) {
                closed = true;
                SimulatedLog.this.notifyAll();
            }
        }
    }
}
