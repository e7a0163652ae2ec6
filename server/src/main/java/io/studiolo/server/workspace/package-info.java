@NullMarked
package io.studiolo.server.workspace;

import org.jspecify.annotations.NullMarked;
