-- product groups are mapped to our categories
ALTER TABLE sap_mapping DROP CONSTRAINT sap_mapping_kind_check;
ALTER TABLE sap_mapping ADD CONSTRAINT sap_mapping_kind_check CHECK (kind IN ('MATERIAL', 'PLANT', 'PARTNER', 'CATEGORY'));
ALTER TABLE sap_mapping DROP CONSTRAINT sap_mapping_check;
ALTER TABLE sap_mapping ADD CONSTRAINT sap_mapping_check CHECK (length(sap_id) <=
    CASE kind WHEN 'MATERIAL' THEN 40 WHEN 'PLANT' THEN 4 WHEN 'CATEGORY' THEN 9 ELSE 10 END);

-- A run that lets our products follow SAP's, page by page.
CREATE TABLE sap_product_run (
    id                   uuid        PRIMARY KEY,
    state                text        NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
    requested_by         text        NOT NULL,
    -- of a run that the timer has begun
    process_instance_key bigint      UNIQUE,
    started_at           timestamptz NOT NULL,
    -- only what SAP has changed on that day or later; null for all
    changed_since        date,
    -- how far SAP's list is read, and the last material on the way: where another one stands there, the list has moved
    read                 integer     NOT NULL DEFAULT 0 CHECK (read >= 0),
    last_material        text,
    finished_at          timestamptz,
    CHECK ((state = 'RUNNING') = (finished_at IS NULL)),
    CHECK ((read = 0) = (last_material IS NULL))
);
CREATE UNIQUE INDEX sap_product_run_one_at_a_time ON sap_product_run ((true)) WHERE state = 'RUNNING';

-- What became of a material in a run, once.
CREATE TABLE sap_product_line (
    run      uuid NOT NULL REFERENCES sap_product_run,
    material text NOT NULL,
    -- the product that it is with us; null where that cannot be told
    sku      text,
    outcome  text NOT NULL CHECK (outcome IN ('ADDED', 'UPDATED', 'DISCONTINUED', 'UNCHANGED', 'REFUSED')),
    detail   text NOT NULL,
    PRIMARY KEY (run, material),
    CHECK (sku IS NOT NULL OR outcome = 'REFUSED'),
    CHECK (outcome = 'UNCHANGED' OR detail <> '')
);
CREATE INDEX sap_product_line_by_outcome ON sap_product_line (run, outcome);
