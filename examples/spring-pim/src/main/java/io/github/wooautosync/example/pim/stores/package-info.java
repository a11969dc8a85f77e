/** The stores beside the PIM and what is in them at the start. A PIM of yours has none of this. */
@NullMarked
package io.github.wooautosync.example.pim.stores;

import org.jspecify.annotations.NullMarked;
