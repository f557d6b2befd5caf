-- A run that holds SAP's stock against ours. Nothing is posted before all of SAP's stock is read.
CREATE TABLE sap_stock_run (
    id                   uuid        PRIMARY KEY,
    state                text        NOT NULL CHECK (state IN ('READING', 'COMPARING', 'DECIDING', 'DONE', 'FAILED')),
    requested_by         text        NOT NULL,
    -- of a run that the timer has begun
    process_instance_key bigint      UNIQUE,
    started_at           timestamptz NOT NULL,
    -- before the first page was asked for: what has moved since may or may not be in SAP's answer
    read_from            timestamptz,
    entries              integer     CHECK (entries >= 0),
    finished_at          timestamptz,
    CHECK ((state IN ('DONE', 'FAILED')) = (finished_at IS NOT NULL)),
    CHECK ((read_from IS NULL) = (entries IS NULL)),
    CHECK (state NOT IN ('COMPARING', 'DECIDING', 'DONE') OR read_from IS NOT NULL)
);

CREATE UNIQUE INDEX sap_stock_run_one_at_a_time ON sap_stock_run ((true)) WHERE state IN ('READING', 'COMPARING');

-- A product at a plant, to be compared once.
CREATE TABLE sap_stock_line (
    run          uuid          NOT NULL REFERENCES sap_stock_run,
    location     text          NOT NULL REFERENCES location,
    sku          text          NOT NULL REFERENCES product,
    -- whether SAP names stock of it there; where it does not, its quantity counts as none
    named        boolean       NOT NULL,
    sap_quantity numeric(15, 3) NOT NULL,
    booked       numeric(15, 3),
    outcome      text CHECK (outcome IN ('EQUAL', 'ADJUSTED', 'IN_FLIGHT', 'ABOVE_LIMIT', 'LEFT', 'REFUSED')),
    rule         text,
    reason       text,
    decided_by   text,
    PRIMARY KEY (run, location, sku),
    CHECK (outcome IS NULL OR booked IS NOT NULL)
);

CREATE INDEX sap_stock_line_to_compare ON sap_stock_line (run, location, sku) WHERE outcome IS NULL;
CREATE INDEX sap_stock_line_undecided ON sap_stock_line (location, sku) WHERE outcome = 'ABOVE_LIMIT';

-- What of SAP's stock, or ours, was not compared.
CREATE TABLE sap_stock_ignored (
    run      uuid    NOT NULL REFERENCES sap_stock_run,
    reason   text    NOT NULL CHECK (reason IN ('OTHER_STOCK_TYPE', 'SPECIAL_STOCK', 'UNKNOWN_PLANT', 'UNKNOWN_MATERIAL',
                 'SEVERAL_LOCATIONS', 'SEVERAL_PRODUCTS', 'OTHER_UNIT', 'NO_SAP_MATERIAL', 'PLANT_NOT_NAMED')),
    plant    text    NOT NULL,
    material text    NOT NULL,
    quantity numeric NOT NULL,
    PRIMARY KEY (run, reason, plant, material)
);

-- what has moved since a moment
CREATE INDEX stock_movement_by_place_and_time ON stock_movement (location, sku, at);
