package io.studiolo.server.task;

import com.github.kagkarlsson.scheduler.task.Task;

/** Work that a room contributes, as a bean: {@link Tasks} finds them all. */
public record BackgroundTask(Task<?> task) {}
