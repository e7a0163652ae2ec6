@NullMarked
package io.studiolo.runtime.docker;

import org.jspecify.annotations.NullMarked;
