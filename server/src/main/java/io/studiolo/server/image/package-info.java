@NullMarked
package io.studiolo.server.image;

import org.jspecify.annotations.NullMarked;
