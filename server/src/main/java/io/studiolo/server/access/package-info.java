@NullMarked
package io.studiolo.server.access;

import org.jspecify.annotations.NullMarked;
