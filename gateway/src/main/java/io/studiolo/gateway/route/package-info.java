@NullMarked
package io.studiolo.gateway.route;

import org.jspecify.annotations.NullMarked;
