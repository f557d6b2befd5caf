CREATE SEQUENCE stock_count_number;

CREATE TABLE stock_count (
    id                uuid PRIMARY KEY,
    number            text NOT NULL UNIQUE,
    location          text NOT NULL REFERENCES location,
    mode              text NOT NULL CHECK (mode IN ('FREEZE', 'TRACK')),
    all_products      boolean NOT NULL,
    state             text NOT NULL CHECK (state IN ('COUNTING', 'COUNTED', 'POSTED', 'REJECTED', 'ABANDONED', 'LAPSED')),
    opened_by         text NOT NULL,
    opened_at         timestamptz NOT NULL,
    count_expires_at  timestamptz NOT NULL,
    completed_by      text,
    completed_at      timestamptz,
    rule              text,
    rule_reason       text,
    review_group      text,
    review_due_at     timestamptz,
    review_expires_at timestamptz,
    ended_at          timestamptz,
    note              text NOT NULL DEFAULT '',
    CHECK ((state IN ('COUNTING', 'COUNTED')) = (ended_at IS NULL)),
    CHECK (state NOT IN ('COUNTED', 'POSTED', 'REJECTED') OR completed_at IS NOT NULL)
);
CREATE UNIQUE INDEX stock_count_one_at_a_time ON stock_count (location) WHERE ended_at IS NULL;

COMMENT ON TABLE stock_count IS 'stocktakes: of all products of a location, or of those that have a line';
COMMENT ON COLUMN stock_count.number IS 'the document of the movements that it leads to';
COMMENT ON COLUMN stock_count.note IS 'why it was rejected or abandoned';

CREATE TABLE stock_count_line (
    count_id       uuid NOT NULL REFERENCES stock_count,
    sku            text NOT NULL REFERENCES product,
    book           numeric(15, 3) NOT NULL,
    after_movement bigint NOT NULL,
    unit_price     bigint NOT NULL,
    currency       text NOT NULL,
    PRIMARY KEY (count_id, sku)
);

COMMENT ON COLUMN stock_count_line.book IS 'what was on hand by the books when the count was opened';
COMMENT ON COLUMN stock_count_line.after_movement IS 'the last movement that the book quantity includes';

CREATE TABLE stock_count_entry (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    count_id   uuid NOT NULL,
    sku        text NOT NULL,
    quantity   numeric(15, 3) NOT NULL CHECK (quantity >= 0),
    expected   numeric(15, 3) NOT NULL,
    counted_at timestamptz NOT NULL,
    entered_by text NOT NULL,
    entered_at timestamptz NOT NULL,
    FOREIGN KEY (count_id, sku) REFERENCES stock_count_line
);
CREATE INDEX stock_count_entry_latest ON stock_count_entry (count_id, sku, id DESC);

COMMENT ON TABLE stock_count_entry IS 'what was counted; of several entries for a product the last one counts';
COMMENT ON COLUMN stock_count_entry.expected IS 'what the books had at the moment of counting: the book quantity and what moved since';

CREATE TRIGGER stock_count_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_count_entry
    FOR EACH STATEMENT EXECUTE FUNCTION stock_movement_refuse_change();

CREATE TABLE stock_count_verdict (
    job_key     bigint PRIMARY KEY,
    count_id    uuid NOT NULL REFERENCES stock_count,
    decision    text NOT NULL,
    comment     text NOT NULL,
    person      text,
    task_key    text,
    verdict     text NOT NULL,
    notice      text,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX stock_count_verdict_by_count ON stock_count_verdict (count_id);

COMMENT ON TABLE stock_count_verdict IS 'what people decided about differences, each completed task once';
