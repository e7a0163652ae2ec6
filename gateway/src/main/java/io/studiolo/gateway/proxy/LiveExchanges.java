package io.studiolo.gateway.proxy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is being passed on for each session, on one event loop: touched by that loop alone, so it needs no lock. The end
 * of a session is told to every loop.
 */
final class LiveExchanges {
    /** Something under way that ends when its session does. */
    interface Live {
        /** Closes it on both sides; it removes itself. */
        void cut();

        /** Gives up if nothing has moved since this beat. */
        void endIfIdleSince(long beat);
    }

    private final Map<UUID, Set<Live>> bySession = new HashMap<>();
    private long beat;

    /**
     * A coarse clock: reading it costs nothing, unlike a timer or a time stamp for every piece of every body.
     */
    long beat() {
        return beat;
    }

    /** Moves the clock on, and ends what has not moved for so many beats. */
    void beat(int idleBeats) {
        beat++;
        for (Set<Live> lives : List.copyOf(bySession.values())) {
            List.copyOf(lives).forEach(live -> live.endIfIdleSince(beat - idleBeats));
        }
    }

    void add(UUID session, Live live) {
        bySession.computeIfAbsent(session, _ -> new HashSet<>()).add(live);
    }

    void remove(UUID session, Live live) {
        Set<Live> lives = bySession.get(session);
        if (lives != null && lives.remove(live) && lives.isEmpty()) {
            bySession.remove(session);
        }
    }

    void cut(UUID session) {
        // Copied: each one removes itself.
        List.copyOf(bySession.getOrDefault(session, Set.of())).forEach(Live::cut);
    }

    void cutAll() {
        List.copyOf(bySession.keySet()).forEach(this::cut);
    }
}
