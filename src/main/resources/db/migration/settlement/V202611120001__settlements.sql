CREATE SEQUENCE settlement_number;

-- What an order's money became, once for each order. Amounts in minor units; price and freight without tax.
CREATE TABLE settlement_document (
    id              uuid        PRIMARY KEY,
    number          text        NOT NULL UNIQUE,
    order_id        uuid        NOT NULL UNIQUE REFERENCES orders (id),
    customer_id     text        NOT NULL REFERENCES customer (id),
    currency        text        NOT NULL,
    total           bigint      NOT NULL CHECK (total >= 0),
    revenue         bigint      NOT NULL CHECK (revenue >= 0),
    freight         bigint      NOT NULL CHECK (freight >= 0),
    tax             bigint      NOT NULL CHECK (tax >= 0),
    -- what SAP made of the order without tax; NULL where it did not say
    sap_net         bigint,
    -- finance has settled it although SAP's amount is another one
    with_difference boolean     NOT NULL,
    settled_at      timestamptz NOT NULL,
    CHECK (revenue + freight + tax = total)
);

CREATE TABLE settlement_line (
    settlement_id uuid    NOT NULL REFERENCES settlement_document (id),
    line_no       integer NOT NULL,
    kind          text    NOT NULL CHECK (kind IN ('GOODS', 'CHARGE')),
    sku           text    NOT NULL,
    net           bigint  NOT NULL CHECK (net >= 0),
    tax           bigint  NOT NULL CHECK (tax >= 0),
    total         bigint  NOT NULL,
    PRIMARY KEY (settlement_id, line_no),
    CHECK (net + tax = total)
);

CREATE SEQUENCE invoice_number;

-- What the customer is to be invoiced.
CREATE TABLE invoice (
    id            uuid        PRIMARY KEY,
    number        text        NOT NULL UNIQUE,
    settlement_id uuid        NOT NULL UNIQUE REFERENCES settlement_document (id),
    customer_id   text        NOT NULL REFERENCES customer (id),
    currency      text        NOT NULL,
    net           bigint      NOT NULL,
    tax           bigint      NOT NULL,
    total         bigint      NOT NULL,
    issued_at     timestamptz NOT NULL,
    CHECK (net + tax = total)
);
CREATE INDEX invoice_by_customer ON invoice (customer_id, issued_at);
