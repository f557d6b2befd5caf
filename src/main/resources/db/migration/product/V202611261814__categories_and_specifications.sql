CREATE TABLE product_category (
    code   text PRIMARY KEY CHECK (code <> ''),
    name   text NOT NULL CHECK (name <> ''),
    parent text REFERENCES product_category,
    CHECK (parent <> code)
);
CREATE INDEX product_category_by_parent ON product_category (parent);
COMMENT ON COLUMN product_category.code IS 'what rules, price lists and files of products know it by';
COMMENT ON COLUMN product_category.name IS 'for people; the code until somebody names it';

INSERT INTO product_category (code, name) SELECT DISTINCT category, category FROM product WHERE category <> '';
ALTER TABLE product ADD CONSTRAINT product_is_of_a_category FOREIGN KEY (category) REFERENCES product_category;
CREATE INDEX product_by_category ON product (category);

-- a category is not above itself, by however many steps
CREATE FUNCTION product_category_is_no_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        WITH RECURSIVE above AS (
            SELECT NEW.parent AS code
            UNION
            SELECT c.parent FROM product_category c JOIN above a ON a.code = c.code WHERE c.parent IS NOT NULL)
        SELECT FROM above WHERE code = NEW.code) THEN
        RAISE EXCEPTION 'category % would be above itself', NEW.code USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER product_category_is_no_circle AFTER INSERT OR UPDATE OF parent ON product_category
    FOR EACH ROW WHEN (NEW.parent IS NOT NULL) EXECUTE FUNCTION product_category_is_no_circle();

CREATE TABLE product_specification (
    sku      text NOT NULL REFERENCES product,
    name     text NOT NULL CHECK (name <> ''),
    value    text NOT NULL CHECK (value <> ''),
    position integer NOT NULL,
    PRIMARY KEY (sku, name)
);
COMMENT ON COLUMN product_specification.position IS 'people read them in this order';

ALTER TABLE product ADD COLUMN discontinued text CHECK (discontinued <> '');
ALTER TABLE product ADD CONSTRAINT product_discontinued_is_not_listed CHECK (discontinued IS NULL OR NOT listed);
COMMENT ON COLUMN product.discontinued IS 'why it is made no more, in words; null while it is made';
