/** A runtime without containers, for tests and for benches of everything above it. */
@NullMarked
package io.studiolo.runtime.memory;

import org.jspecify.annotations.NullMarked;
