@NullMarked
package io.studiolo.cli.console;

import org.jspecify.annotations.NullMarked;
