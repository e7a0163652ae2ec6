@NullMarked
package io.studiolo.server.routing;

import org.jspecify.annotations.NullMarked;
