-- woo-autosync: removes everything that V1 created in PostgreSQL 13 and newer, with its data.

drop table if exists woo_sync_attempt;
drop table if exists woo_capture;
drop table if exists woo_product_sync;
drop table if exists woo_variant_link;
drop table if exists woo_link;
drop table if exists woo_in_flight;
drop table if exists woo_lease;
drop table if exists woo_connection;
