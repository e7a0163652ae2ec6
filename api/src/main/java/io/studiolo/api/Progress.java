package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a start has come.
 *
 * @param percent of the whole, 0 to 100
 * @param elapsedMs since it was asked for
 * @param estimateMs how long starts of this template take here, from history; absent without history
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Progress(
        int percent, long elapsedMs, @Nullable Long estimateMs, List<Stage> stages) {

    /**
     * One stage.
     *
     * @param name queue, image, volume, container, apps
     * @param percent 0 to 100 within the stage
     * @param detail a word on it, as {@code step 3 of 9} or {@code jupyterlab: waiting for an answer}
     */
    public record Stage(String name, StageState state, int percent, String detail) {}

    /** Where a stage is. */
    public enum StageState {
        WAITING,
        ACTIVE,
        DONE,
        FAILED;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static StageState fromWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
