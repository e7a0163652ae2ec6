@NullMarked
package io.studiolo.gateway.terminal;

import org.jspecify.annotations.NullMarked;
