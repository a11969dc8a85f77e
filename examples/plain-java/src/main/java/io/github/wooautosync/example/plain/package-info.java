/**
 * The smallest complete host: a PIM in memory, two stores, no framework ({@code PlainJavaExample}); and one that keeps
 * everything in its database and is killed ({@code DurableExample}).
 */
@NullMarked
package io.github.wooautosync.example.plain;

import org.jspecify.annotations.NullMarked;
