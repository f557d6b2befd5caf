-- Running orders that are to go on under another version of their process.
CREATE TABLE process_migration (
    id                  uuid PRIMARY KEY,
    process_id          text        NOT NULL,
    from_definition_key bigint      NOT NULL,
    from_version        int         NOT NULL,
    to_definition_key   bigint      NOT NULL,
    to_version          int         NOT NULL,
    mappings            jsonb       NOT NULL,
    reason              text        NOT NULL,
    requested_by        text        NOT NULL,
    requested_at        timestamptz NOT NULL,
    ended_at            timestamptz,
    CHECK (from_definition_key <> to_definition_key)
);
-- one at a time takes orders away from a version
CREATE UNIQUE INDEX process_migration_under_way ON process_migration (from_definition_key) WHERE ended_at IS NULL;
COMMENT ON COLUMN process_migration.mappings IS 'which element of the target each element becomes, by id';

CREATE TABLE process_migration_order (
    migration_id         uuid        NOT NULL REFERENCES process_migration (id),
    order_id             uuid        NOT NULL REFERENCES orders (id),
    process_instance_key bigint      NOT NULL,
    state                text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'ASKED', 'MOVED', 'STAYED')),
    detail               text        NOT NULL DEFAULT '',
    changed_at           timestamptz NOT NULL,
    PRIMARY KEY (migration_id, order_id)
);
CREATE INDEX process_migration_order_open ON process_migration_order (migration_id, order_id) WHERE state IN ('PENDING', 'ASKED');
COMMENT ON COLUMN process_migration_order.state IS 'ASKED: the engine was asked to move it, and its answer is not noted yet';
