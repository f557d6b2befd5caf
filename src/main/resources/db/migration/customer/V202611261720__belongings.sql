-- To which distributor a retailer belonged when. The customer itself says where it belongs now.
CREATE TABLE customer_parent_history (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id text NOT NULL REFERENCES customer,
    parent_id   text NOT NULL REFERENCES customer,
    since       timestamptz NOT NULL,
    until       timestamptz,
    reason      text NOT NULL CHECK (reason <> ''),
    changed_by  text NOT NULL,
    CHECK (customer_id <> parent_id),
    CHECK (until > since),
    CONSTRAINT customer_belongs_to_one_at_a_time EXCLUDE USING gist (customer_id WITH =, tstzrange(since, until) WITH &&)
);
CREATE INDEX customer_parent_history_by_customer ON customer_parent_history (customer_id, id DESC);

COMMENT ON COLUMN customer_parent_history.until IS 'not included; null while it belongs there';

INSERT INTO customer_parent_history (customer_id, parent_id, since, reason, changed_by)
SELECT id, parent_id, changed_at, 'So it was registered', 'baton' FROM customer WHERE parent_id IS NOT NULL;

CREATE FUNCTION customer_parent_history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.until IS NULL AND NEW.until IS NOT NULL
       AND to_jsonb(NEW) - 'until' = to_jsonb(OLD) - 'until' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'customer_parent_history is append-only but for the end of what is open';
END $$;
CREATE TRIGGER customer_parent_history_append_only BEFORE UPDATE OR DELETE ON customer_parent_history
    FOR EACH ROW EXECUTE FUNCTION customer_parent_history_is_append_only();

-- a parent is a distributor, also when its own type would change
ALTER TABLE customer ADD CONSTRAINT customer_id_and_type UNIQUE (id, type);
ALTER TABLE customer ADD COLUMN parent_type text GENERATED ALWAYS AS (CASE WHEN parent_id IS NOT NULL THEN 'DISTRIBUTOR' END) STORED;
ALTER TABLE customer ADD CONSTRAINT customer_belongs_to_a_distributor FOREIGN KEY (parent_id, parent_type) REFERENCES customer (id, type);
ALTER TABLE customer ADD CONSTRAINT customer_that_belongs_is_a_retailer CHECK (parent_id IS NULL OR type = 'RETAILER');
