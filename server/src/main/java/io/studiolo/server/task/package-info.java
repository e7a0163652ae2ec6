@NullMarked
package io.studiolo.server.task;

import org.jspecify.annotations.NullMarked;
