/** The PIM itself: articles, their pictures, and what the library is told about them. Knows nothing of pages. */
@NullMarked
package io.github.wooautosync.example.pim.catalog;

import org.jspecify.annotations.NullMarked;
