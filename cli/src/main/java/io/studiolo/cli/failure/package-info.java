@NullMarked
package io.studiolo.cli.failure;

import org.jspecify.annotations.NullMarked;
