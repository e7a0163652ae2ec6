@NullMarked
package io.studiolo.gateway.proxy;

import org.jspecify.annotations.NullMarked;
