package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a new account.
 *
 * @param oneTimePassword present if the server made it; it is shown this once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreatedUser(User user, @Nullable String oneTimePassword) {}
