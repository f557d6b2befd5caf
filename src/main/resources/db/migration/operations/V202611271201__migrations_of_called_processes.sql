-- What an order has called, and what belongs to no order, is moved as well: each instance of a process is moved for itself.
ALTER TABLE process_migration_order RENAME TO process_migration_instance;
ALTER INDEX process_migration_order_open RENAME TO process_migration_instance_open;
ALTER TABLE process_migration_instance DROP CONSTRAINT process_migration_order_pkey;
ALTER TABLE process_migration_instance ALTER COLUMN order_id DROP NOT NULL;
ALTER TABLE process_migration_instance ADD PRIMARY KEY (migration_id, process_instance_key);
DROP INDEX process_migration_instance_open;
CREATE INDEX process_migration_instance_open ON process_migration_instance (migration_id, process_instance_key)
    WHERE state IN ('PENDING', 'ASKED');
COMMENT ON COLUMN process_migration_instance.order_id IS 'null for a process that no order has called';
CREATE INDEX engine_incident_version ON engine_incident (process_definition_key) WHERE closed_at IS NULL;
