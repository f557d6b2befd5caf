-- Units beside the base unit: one of the unit is numerator / denominator of the base unit, which is exact also for a third.
CREATE TABLE product_unit (
    sku         text NOT NULL REFERENCES product,
    unit        text NOT NULL CHECK (unit ~ '^[^[:space:]]{1,20}$'),
    numerator   bigint NOT NULL CHECK (numerator BETWEEN 1 AND 1000000000),
    denominator bigint NOT NULL CHECK (denominator BETWEEN 1 AND 1000000000),
    PRIMARY KEY (sku, unit)
);
