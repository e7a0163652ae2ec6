@NullMarked
package io.studiolo.server.identity;

import org.jspecify.annotations.NullMarked;
