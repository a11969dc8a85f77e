/**
 * What would happen: link plans and dry runs, as values that people read before anything is done. Knows ids and nothing
 * else; nothing here sends or stores anything.
 */
@NullMarked
package io.github.wooautosync.plan;

import org.jspecify.annotations.NullMarked;
