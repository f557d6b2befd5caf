-- What distributors list for their retailers, and at which price.
CREATE TABLE seller_listing (
    seller     text NOT NULL REFERENCES customer,
    sku        text NOT NULL REFERENCES product,
    listed     boolean NOT NULL,
    price      bigint CHECK (price >= 0),
    currency   text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    version    bigint NOT NULL CHECK (version > 0),
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (seller, sku)
);

COMMENT ON COLUMN seller_listing.price IS 'of one base unit in minor units, tax included; null for the price that it would have unlisted';

CREATE TABLE seller_listing_version (
    seller     text NOT NULL,
    sku        text NOT NULL,
    version    bigint NOT NULL,
    listed     boolean NOT NULL,
    price      bigint,
    currency   text NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (seller, sku, version),
    FOREIGN KEY (seller, sku) REFERENCES seller_listing
);

COMMENT ON TABLE seller_listing_version IS 'listings as they were and are; the last version is the one that holds';

CREATE FUNCTION seller_listing_version_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'seller_listing_version is append-only';
END $$;
CREATE TRIGGER seller_listing_version_append_only BEFORE UPDATE OR DELETE ON seller_listing_version
    FOR EACH ROW EXECUTE FUNCTION seller_listing_version_is_append_only();
