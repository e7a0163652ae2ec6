@NullMarked
package io.studiolo.cli.workspace;

import org.jspecify.annotations.NullMarked;
