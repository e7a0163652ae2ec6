@NullMarked
package io.studiolo.cli.account;

import org.jspecify.annotations.NullMarked;
