package io.github.wooautosync.plan;

import java.util.Optional;

/**
 * One field of the store that would be written.
 *
 * @param field name in the REST API
 * @param before what the store has, as JSON; absent when it has no such product or does not show the field
 * @param after what would be sent, as JSON. What the store still has to make, such as a category, has {@code "new: "} and
 *     its name in place of an id
 */
public record FieldPreview(String field, Optional<String> before, String after) {}
