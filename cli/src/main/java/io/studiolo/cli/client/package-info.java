@NullMarked
package io.studiolo.cli.client;

import org.jspecify.annotations.NullMarked;
