/**
 * What people who run the application see: health, meters, an endpoint. All of it only reads, and nothing of it knows a
 * secret.
 */
@NullMarked
package io.github.wooautosync.spring.operations;

import org.jspecify.annotations.NullMarked;
