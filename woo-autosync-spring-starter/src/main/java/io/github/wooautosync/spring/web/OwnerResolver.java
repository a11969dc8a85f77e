package io.github.wooautosync.spring.web;

import io.github.wooautosync.id.OwnerId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Tells who is calling the REST API. Everything that a call sees and changes belongs to that owner. A host whose owner is
 * not the name of the authenticated principal, but a tenant for example, declares a bean of this type. Safe for use by
 * several threads.
 */
@FunctionalInterface
public interface OwnerResolver {

    /** The owner on whose behalf a request is made; absent when nobody is signed in, which is answered with 401. */
    Optional<OwnerId> resolve(HttpServletRequest request);
}
