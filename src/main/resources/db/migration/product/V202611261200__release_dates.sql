ALTER TABLE product ADD COLUMN release_on date;

COMMENT ON COLUMN product.release_on IS 'the day, in the business time zone, from which it is sold; it can be ordered before. Null when it is sold already';
