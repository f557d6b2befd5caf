-- What stands still in the engine: noted by us when a job has no retries left, or as the engine's search tells of it.
CREATE TABLE engine_incident (
    id                     uuid PRIMARY KEY,
    incident_key           bigint UNIQUE,
    job_key                bigint,
    job_type               text,
    error_type             text        NOT NULL,
    cause                  text        NOT NULL,
    process_id             text        NOT NULL,
    process_definition_key bigint      NOT NULL,
    element_id             text        NOT NULL,
    element_instance_key   bigint      NOT NULL,
    process_instance_key   bigint      NOT NULL,
    root_instance_key      bigint      NOT NULL,
    order_id               uuid,
    raised_at              timestamptz NOT NULL,
    seen_at                timestamptz NOT NULL,
    claimed_for            text,
    claimed_by             text,
    claimed_at             timestamptz,
    closed_at              timestamptz,
    closed_by              text,
    CHECK ((claimed_for IS NULL) = (claimed_by IS NULL) AND (claimed_for IS NULL) = (claimed_at IS NULL)),
    CHECK (closed_by IS NULL OR closed_at IS NOT NULL)
);
-- a job stands still once at a time
CREATE UNIQUE INDEX engine_incident_of_job ON engine_incident (job_key) WHERE closed_at IS NULL;
CREATE INDEX engine_incident_open ON engine_incident (raised_at, id) WHERE closed_at IS NULL;
CREATE INDEX engine_incident_closed ON engine_incident (closed_at) WHERE closed_at IS NOT NULL;
COMMENT ON COLUMN engine_incident.incident_key IS 'null until the engine''s search tells of it: without it nothing can be resolved';
COMMENT ON COLUMN engine_incident.root_instance_key IS 'the process that called the process that stands still, or that one itself';
COMMENT ON COLUMN engine_incident.claimed_for IS 'what somebody is about to do about it; who comes in between waits';
COMMENT ON COLUMN engine_incident.closed_by IS 'the person; null where the engine told that it is over';
