-- Each time that too little or too much of a product is available is an alert of its own, and the open ones say how it stands now.
CREATE TABLE stock_alert (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    location          text NOT NULL,
    sku               text NOT NULL,
    kind              text NOT NULL CHECK (kind IN ('LOW', 'HIGH')),
    bound             numeric(15, 3) NOT NULL,
    available         numeric(15, 3) NOT NULL,
    raised_at         timestamptz NOT NULL,
    cleared_at        timestamptz,
    cleared_available numeric(15, 3),
    FOREIGN KEY (location, sku) REFERENCES stock_threshold,
    CHECK (CASE kind WHEN 'LOW' THEN available < bound ELSE available > bound END),
    CHECK ((cleared_at IS NULL) = (cleared_available IS NULL))
);
CREATE UNIQUE INDEX stock_alert_once ON stock_alert (location, sku, kind) WHERE cleared_at IS NULL;
CREATE INDEX stock_alert_by_place ON stock_alert (location, sku, id);

COMMENT ON COLUMN stock_alert.bound IS 'the minimum (LOW) or maximum (HIGH) that was set when it was raised';
COMMENT ON COLUMN stock_alert.available IS 'what was available when it was raised';

-- A product that has a threshold is kept at the location, if only with nothing: its row is what a change of either is locked by.
INSERT INTO stock (location, sku) SELECT location, sku FROM stock_threshold ON CONFLICT DO NOTHING;

INSERT INTO stock_alert (location, sku, kind, bound, available, raised_at)
SELECT location, sku, 'LOW', minimum, available, coalesce(low_since, now())
FROM stock_threshold JOIN stock USING (location, sku) WHERE available < minimum
UNION ALL
SELECT location, sku, 'HIGH', maximum, available, now()
FROM stock_threshold JOIN stock USING (location, sku) WHERE available > maximum;

ALTER TABLE stock_threshold DROP COLUMN low_since;
