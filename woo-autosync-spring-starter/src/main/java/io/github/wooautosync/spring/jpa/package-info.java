/**
 * Storage in the database of a host on Spring: its persistence unit gets the library's entities, its transactions take
 * the captures along. Nothing here is for hosts but the beans.
 */
@NullMarked
package io.github.wooautosync.spring.jpa;

import org.jspecify.annotations.NullMarked;
