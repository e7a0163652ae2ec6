@NullMarked
package io.studiolo.server.usage;

import org.jspecify.annotations.NullMarked;
