/** Articles and how they are typed. */
@NullMarked
package io.github.wooautosync.example.pim.catalog;

import org.jspecify.annotations.NullMarked;
