@NullMarked
package io.studiolo.server.http;

import org.jspecify.annotations.NullMarked;
