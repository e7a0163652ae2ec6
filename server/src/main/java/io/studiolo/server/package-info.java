@NullMarked
package io.studiolo.server;

import org.jspecify.annotations.NullMarked;
