@NullMarked
package io.studiolo.api;

import org.jspecify.annotations.NullMarked;
