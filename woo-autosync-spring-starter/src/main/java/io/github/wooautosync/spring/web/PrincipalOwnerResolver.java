package io.github.wooautosync.spring.web;

import io.github.wooautosync.id.OwnerId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/**
 * The owner is the name of the authenticated principal, as the servlet container or Spring Security knows it. A name that
 * is too long for an owner is nobody's.
 */
final class PrincipalOwnerResolver implements OwnerResolver {

    @Override
    public Optional<OwnerId> resolve(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .filter(name -> !name.isBlank() && name.length() <= OwnerId.MAXIMUM_LENGTH)
                .map(OwnerId::of);
    }
}
