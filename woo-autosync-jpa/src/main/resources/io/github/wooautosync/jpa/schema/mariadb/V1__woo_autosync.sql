-- woo-autosync, version 1, for MariaDB 10.6 and newer.
-- Times are microseconds since 1970-01-01T00:00:00Z.
-- The collation compares ids exactly: case, accents and trailing spaces count.

create table woo_connection (
    id                varchar(64)   not null,
    owner_id          varchar(191)  not null,
    store_name        varchar(255)  not null,
    store_url         varchar(512)  not null,
    consumer_key      varchar(1000) not null,
    consumer_secret   varchar(1000) not null,
    authentication    varchar(20)   not null,
    active            boolean       not null,
    default_for       varchar(191),
    auto_sync         boolean       not null,
    settings          mediumtext not null,
    health_state      varchar(20)   not null,
    health_since      bigint        not null,
    health_code       varchar(191),
    health_message    varchar(1000),
    health_failures   integer       not null,
    next_probe_at     bigint,
    last_synced_at    bigint,
    learned_batch_size integer,
    learned_batches   integer,
    learned_follow_ups integer,
    created_at        bigint        not null,
    updated_at        bigint        not null,
    constraint woo_connection_pk primary key (id),
    constraint woo_connection_store unique (owner_id, store_url),
    constraint woo_connection_default unique (default_for)
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

create table woo_product_sync (
    id                   bigint       not null auto_increment,
    connection_id        varchar(64)  not null,
    product_id           varchar(191) not null,
    owner_id             varchar(191) not null,
    woo_product_id       bigint,
    sync_status          varchar(20)  not null,
    desired_state        varchar(20)  not null,
    lane                 varchar(20)  not null,
    revision             bigint       not null,
    pushed_revision      bigint       not null,
    requested_revision   bigint       not null,
    full_push_revision   bigint       not null,
    due_scope            varchar(20)  not null,
    due_at               bigint,
    doubtful_until       bigint,
    pending_since        bigint,
    attempts             integer      not null,
    error_code           varchar(191),
    error_message        varchar(1000),
    warning_code         varchar(191),
    warning_message      varchar(1000),
    auto_sync            boolean      not null,
    exported_fields      mediumtext,
    last_modified_fields mediumtext,
    fingerprints         longtext,
    store_modified_at    bigint,
    last_exported_at     bigint,
    created_at           bigint       not null,
    updated_at           bigint       not null,
    constraint woo_product_sync_pk primary key (id),
    -- The product comes first: the fold asks for all records of a product.
    constraint woo_product_sync_product unique (product_id, connection_id),
    constraint woo_product_sync_link unique (connection_id, woo_product_id)
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

create index woo_product_sync_due on woo_product_sync (connection_id, lane, due_at, id);
-- What is worked on while automatic updates are off, or while the store cannot be used.
create index woo_product_sync_due_scope on woo_product_sync (connection_id, due_scope, lane, due_at, id);
create index woo_product_sync_status on woo_product_sync (connection_id, sync_status, id);

-- Append-only and short-lived: what the host changed, until the engine has folded it into the records.
create table woo_capture (
    id          bigint       not null auto_increment,
    owner_id    varchar(191),
    product_id  varchar(191) not null,
    kind        varchar(20)  not null,
    captured_at bigint       not null,
    constraint woo_capture_pk primary key (id)
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

-- Records of which a request is under way, also after its node died: few at any time.
create table woo_in_flight (
    record_id     bigint      not null,
    connection_id varchar(64) not null,
    epoch         bigint      not null,
    constraint woo_in_flight_pk primary key (record_id)
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

create index woo_in_flight_by_connection on woo_in_flight (connection_id);

create table woo_lease (
    lease_key   varchar(80) not null,
    holder      varchar(191),
    lease_until bigint,
    epoch       bigint      not null,
    constraint woo_lease_pk primary key (lease_key)
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

-- Which ids the store gave to images and terms: a cache, so that they are neither uploaded nor created again.
create table woo_link (
    connection_id varchar(64) not null,
    kind          varchar(20) not null,
    link_key      varchar(32) not null,
    woo_id        bigint      not null,
    constraint woo_link_pk primary key (connection_id, kind, link_key)
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

-- Which variations of the store the variants of a product are, and what those are known to have.
create table woo_variant_link (
    sync_id          bigint       not null,
    variant_id       varchar(191) not null,
    connection_id    varchar(64)  not null,
    woo_variation_id bigint       not null,
    menu_order       integer      not null,
    fingerprints     mediumtext,
    epoch            bigint       not null,
    constraint woo_variant_link_pk primary key (sync_id, variant_id)
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

create index woo_variant_link_by_connection on woo_variant_link (connection_id);

-- What was tried and how it ended: a history for people, which retention ends. Nothing is decided by it.
create table woo_sync_attempt (
    id             bigint       not null auto_increment,
    connection_id  varchar(64)  not null,
    product_id     varchar(191) not null,
    record_id      bigint       not null,
    ended_at       bigint       not null,
    took           bigint       not null,
    cause          varchar(20)  not null,
    kind           varchar(20)  not null,
    sent_fields    mediumtext,
    outcome        varchar(191) not null,
    warning_code   varchar(191),
    woo_product_id bigint,
    constraint woo_sync_attempt_pk primary key (id)
) engine = innodb character set utf8mb4 collate utf8mb4_nopad_bin;

create index woo_sync_attempt_by_product on woo_sync_attempt (connection_id, product_id, id);
create index woo_sync_attempt_by_connection on woo_sync_attempt (connection_id, id);
create index woo_sync_attempt_by_age on woo_sync_attempt (ended_at);
