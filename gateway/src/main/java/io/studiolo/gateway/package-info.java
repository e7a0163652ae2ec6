@NullMarked
package io.studiolo.gateway;

import org.jspecify.annotations.NullMarked;
