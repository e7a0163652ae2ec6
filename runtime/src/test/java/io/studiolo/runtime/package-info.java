@NullMarked
package io.studiolo.runtime;

import org.jspecify.annotations.NullMarked;
