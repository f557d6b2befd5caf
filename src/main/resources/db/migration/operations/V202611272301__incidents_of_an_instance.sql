-- a migration asks of each instance whether, and where, it stands still
CREATE INDEX engine_incident_instance ON engine_incident (process_instance_key) WHERE closed_at IS NULL;
