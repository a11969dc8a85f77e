package io.github.wooautosync.jpa;

/** The statements of leases. The database's clock times them; an epoch guards every write. */
final class LeaseSql {

    static final String HOLD = "select epoch from woo_lease where lease_key = ? and lease_until is not null for update";

    static final String LOCK = "select epoch from woo_lease where lease_key = ? for update";

    static final String RELEASE = """
            update woo_lease set lease_until = null, holder = null
            where lease_key = ? and epoch = ? and lease_until is not null
            """;

    static final String EXISTS = "select 1 from woo_lease where lease_key = ?";

    static final String CREATE_FREE = "insert into woo_lease (lease_key, epoch) values (?, 0)";

    final String look;
    final String take;
    final String create;
    final String renew;

    LeaseSql(Dialect dialect) {
        String now = dialect.nowMicros();
        look = """
                select epoch, lease_until is not null, coalesce(lease_until > %s, false)
                from woo_lease where lease_key = ?
                """.formatted(now);
        take = """
                update woo_lease set epoch = epoch + 1, holder = ?, lease_until = %s + ?
                where lease_key = ? and epoch = ? and (lease_until is null or lease_until <= %s)
                """.formatted(now, now);
        create =
                "insert into woo_lease (lease_key, holder, lease_until, epoch) values (?, ?, %s + ?, 1)".formatted(now);
        renew = """
                update woo_lease set lease_until = %s + ?
                where lease_key = ? and epoch = ? and lease_until is not null
                """.formatted(now);
    }
}
