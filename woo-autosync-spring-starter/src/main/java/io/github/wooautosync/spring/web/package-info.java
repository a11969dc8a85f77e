/**
 * The REST API: what a front end needs to connect stores, to export and to see where products stand. Off unless {@code
 * woo.autosync.web.enabled} says so. Its routes read and write their JSON themselves and answer their own errors, so that
 * neither the host's JSON settings nor its exception handlers change them, and they change nothing for the host.
 */
@NullMarked
package io.github.wooautosync.spring.web;

import org.jspecify.annotations.NullMarked;
