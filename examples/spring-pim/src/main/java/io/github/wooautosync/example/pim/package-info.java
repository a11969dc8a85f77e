/** A small PIM on Spring Boot that keeps two WooCommerce stores in step. Start here: {@code PimApplication}. */
@NullMarked
package io.github.wooautosync.example.pim;

import org.jspecify.annotations.NullMarked;
