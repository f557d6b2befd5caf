-- The cancel fence: locked FOR SHARE by every effect of an order and FOR UPDATE by its cancel.
CREATE TABLE order_fence (
    order_id uuid PRIMARY KEY,
    state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CLOSED', 'PASSED')),
    changed_at timestamptz NOT NULL DEFAULT now()
);

-- What must leave the database. A row is deleted when it has been delivered.
CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL,
    -- ordered by bytes, so that families of destinations are found by prefix
    destination text COLLATE "C" NOT NULL,
    type text NOT NULL,
    payload json NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now()
);
-- finds the oldest row of a key and destination: only that one may be delivered
CREATE INDEX outbox_order ON outbox (destination, key, id);
-- finds what is due for a destination
CREATE INDEX outbox_due ON outbox (destination, id, next_attempt_at);

-- Who gets which outgoing events.
CREATE TABLE subscription (
    id uuid PRIMARY KEY,
    url text NOT NULL,
    types text[] NOT NULL CHECK (cardinality(types) > 0),
    secret text NOT NULL,
    created_at timestamptz NOT NULL
);

-- Events from other systems under their senders' ids, stored before they are acknowledged.
CREATE TABLE inbox_event (
    source text NOT NULL,
    event_id text NOT NULL,
    correlation text NOT NULL,
    payload jsonb NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_at timestamptz,
    note text,
    PRIMARY KEY (source, event_id)
);
CREATE INDEX inbox_event_pending ON inbox_event (source, correlation) WHERE applied_at IS NULL;

-- Answers to requests that may be repeated, per caller and key.
CREATE TABLE idempotent_request (
    caller text NOT NULL,
    key text NOT NULL CHECK (length(key) <= 255),
    fingerprint text NOT NULL,
    status integer,
    location text,
    body text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotent_request_age ON idempotent_request (created_at);

-- Files that were received. Their rows wait in import_row until they are worked off.
CREATE TABLE import_job (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    status text NOT NULL DEFAULT 'RECEIVED' CHECK (status IN ('RECEIVED', 'RUNNING', 'DONE')),
    caller text NOT NULL,
    caller_roles text[] NOT NULL,
    caller_customer text,
    rows integer NOT NULL DEFAULT 0,
    accepted integer NOT NULL DEFAULT 0,
    duplicate integer NOT NULL DEFAULT 0,
    refused integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    CHECK (accepted + duplicate + refused <= rows)
);
CREATE INDEX import_job_open ON import_job (created_at) WHERE status <> 'DONE';

CREATE TABLE import_row (
    import_id uuid NOT NULL REFERENCES import_job ON DELETE CASCADE,
    number integer NOT NULL,
    group_key text NOT NULL,
    content json NOT NULL,
    PRIMARY KEY (import_id, number)
);
CREATE INDEX import_row_group ON import_row (import_id, group_key);

CREATE TABLE import_refusal (
    import_id uuid NOT NULL REFERENCES import_job ON DELETE CASCADE,
    number integer NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (import_id, number)
);

-- Which processes and decisions were deployed together, so that any decision of any order can be explained later.
CREATE TABLE deployed_process (
    process_definition_key bigint PRIMARY KEY,
    bpmn_process_id text NOT NULL,
    version integer NOT NULL,
    deployment_key bigint NOT NULL,
    deployed_at timestamptz NOT NULL
);

CREATE TABLE deployed_decision (
    deployment_key bigint NOT NULL,
    decision_id text NOT NULL,
    decision_key bigint NOT NULL,
    version integer NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (deployment_key, decision_id)
);

-- Scheduled work, as the library db-scheduler wants its table.
CREATE TABLE scheduled_tasks (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamptz NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint NOT NULL,
    priority smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);
