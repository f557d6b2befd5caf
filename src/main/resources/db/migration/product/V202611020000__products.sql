CREATE TABLE product (
    sku           text PRIMARY KEY CHECK (sku <> ''),
    name          text NOT NULL,
    category      text NOT NULL,
    unit          text NOT NULL,
    listed        boolean NOT NULL,
    currency      text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    unit_price    bigint NOT NULL CHECK (unit_price >= 0),
    price_floor   bigint CHECK (price_floor >= 0),
    price_ceiling bigint CHECK (price_ceiling >= 0),
    tax_rate      numeric(5, 4) NOT NULL CHECK (tax_rate >= 0 AND tax_rate < 1),
    changed_at    timestamptz NOT NULL,
    CHECK (price_floor <= price_ceiling)
);

COMMENT ON COLUMN product.unit IS 'the base unit in which every quantity of this product is counted';
COMMENT ON COLUMN product.unit_price IS 'list price of one base unit in minor units, tax included';
COMMENT ON COLUMN product.price_floor IS 'supervised band: a seller may not go below; null when there is none';
COMMENT ON COLUMN product.tax_rate IS 'value added tax within the price, as a fraction';
