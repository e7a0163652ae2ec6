@NullMarked
package io.studiolo.runtime.memory;

import org.jspecify.annotations.NullMarked;
