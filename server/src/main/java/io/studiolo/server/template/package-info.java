@NullMarked
package io.studiolo.server.template;

import org.jspecify.annotations.NullMarked;
