/**
 * What a host calls. Start at {@link io.github.wooautosync.WooAutoSync}: its builder makes everything, and its four
 * services are what business code holds. Nothing beneath may point back at this room.
 */
@NullMarked
package io.github.wooautosync;

import org.jspecify.annotations.NullMarked;
