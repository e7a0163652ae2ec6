@NullMarked
package io.studiolo.server.db;

import org.jspecify.annotations.NullMarked;
