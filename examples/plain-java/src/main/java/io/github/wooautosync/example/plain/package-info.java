/** The smallest complete host: a PIM in memory, two stores, no framework. */
@NullMarked
package io.github.wooautosync.example.plain;

import org.jspecify.annotations.NullMarked;
