@NullMarked
package io.studiolo.runtime.kubernetes;

import org.jspecify.annotations.NullMarked;
