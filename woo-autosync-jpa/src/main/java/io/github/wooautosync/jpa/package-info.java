/**
 * Sync records, captures, leases and connections in the host's relational database.
 *
 * <p>A host makes a {@link io.github.wooautosync.jpa.TransactionBoundary} (for plain JPA: {@link
 * io.github.wooautosync.jpa.ResourceLocalTransactions}), adds {@link io.github.wooautosync.jpa.JpaModel} to its
 * persistence unit, runs the schema script of its database, and builds {@link
 * io.github.wooautosync.jpa.JpaSyncRecordStore} and {@link io.github.wooautosync.jpa.JpaConnectionStore}.
 *
 * <p>Inside: sync records are read and written by statements, on the connection of a short entity manager of our own;
 * entities serve queries, and only connections are changed through one. So nothing of the host's persistence context or
 * second-level cache is ever touched, and neither the number of statements nor their shape depends on the provider. No
 * entity leaves this package.
 */
@NullMarked
package io.github.wooautosync.jpa;

import org.jspecify.annotations.NullMarked;
