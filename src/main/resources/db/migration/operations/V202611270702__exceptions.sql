-- Who has been asked to look after something that is stuck.
CREATE TABLE exception_assignment (
    exception_id text PRIMARY KEY,
    assigned_to  text        NOT NULL CHECK (assigned_to <> ''),
    note         text        NOT NULL,
    assigned_by  text        NOT NULL,
    assigned_at  timestamptz NOT NULL
);

-- What was done about what was stuck.
CREATE TABLE exception_action (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    exception_id text        NOT NULL,
    kind         text        NOT NULL,
    order_id     uuid        REFERENCES orders (id),
    action       text        NOT NULL CHECK (action IN ('RETRY', 'SKIP', 'CORRECT', 'CANCEL', 'HAND_OVER')),
    reason       text        NOT NULL,
    detail       text        NOT NULL,
    actor        text        NOT NULL,
    at           timestamptz NOT NULL
);
CREATE INDEX exception_action_by_exception ON exception_action (exception_id, id);
CREATE TRIGGER exception_action_append_only BEFORE UPDATE OR DELETE ON exception_action
    FOR EACH ROW EXECUTE FUNCTION order_history_is_append_only();
