package io.studiolo.server.access;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.Permission;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** The one place that says who may do what. Deny by default; what one may not see doesn't exist. */
@ApplicationScoped
public class Authorizer {
    private static final Set<Permission> ADMINS_ONLY =
            EnumSet.of(Permission.USER_READ, Permission.USER_WRITE, Permission.IMAGE_WRITE);

    /**
     * Lets the caller do something, be it with their own thing, one that they {@link #knows know of} or none, or refuses.
     *
     * @throws ApiException {@code FORBIDDEN}
     */
    public void require(Caller caller, Permission permission) {
        if (!caller.inScope(permission)) {
            throw new ApiException(
                    ErrorCode.FORBIDDEN, "this token lacks the scope " + permission.wire() + "; make one that has it");
        }
        if (ADMINS_ONLY.contains(permission) && !caller.admin()) {
            throw new ApiException(ErrorCode.FORBIDDEN, "only platform admins may do this (" + permission.wire() + ")");
        }
    }

    /**
     * Whether the caller may know of an owner's things. What they may not know of is answered exactly as what doesn't
     * exist, or the answer would tell.
     */
    public boolean knows(Caller caller, UUID owner) {
        return caller.admin() || caller.userId().equals(owner);
    }

    /** Whether the caller may see an owner's things. */
    public boolean sees(Caller caller, UUID owner) {
        return caller.inScope(Permission.WORKSPACE_READ) && knows(caller, owner);
    }
}
