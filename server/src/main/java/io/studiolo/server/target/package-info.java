@NullMarked
package io.studiolo.server.target;

import org.jspecify.annotations.NullMarked;
