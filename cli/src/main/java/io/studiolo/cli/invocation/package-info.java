@NullMarked
package io.studiolo.cli.invocation;

import org.jspecify.annotations.NullMarked;
