ALTER TABLE order_line ADD COLUMN ordered_quantity numeric(15, 3) CHECK (ordered_quantity > 0);
ALTER TABLE order_line ADD COLUMN ordered_unit text;
ALTER TABLE order_line ADD CONSTRAINT order_line_ordered CHECK ((ordered_quantity IS NULL) = (ordered_unit IS NULL));

COMMENT ON COLUMN order_line.ordered_unit IS 'in which unit it was ordered, and how much of it, if that was not the base unit; quantity is what that came to';
