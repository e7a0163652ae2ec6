@NullMarked
package io.studiolo.cli.catalog;

import org.jspecify.annotations.NullMarked;
