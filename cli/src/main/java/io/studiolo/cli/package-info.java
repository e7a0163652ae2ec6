@NullMarked
package io.studiolo.cli;

import org.jspecify.annotations.NullMarked;
