@NullMarked
package io.studiolo.server.secret;

import org.jspecify.annotations.NullMarked;
