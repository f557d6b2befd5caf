-- What a version of a process is made of, so that it can be told what of another version fits it.
ALTER TABLE deployed_process ADD COLUMN elements jsonb;
COMMENT ON COLUMN deployed_process.elements IS 'the type of each element by its id; null where it was deployed before that was kept';
CREATE INDEX deployed_process_by_version ON deployed_process (bpmn_process_id, version);
