-- What may be returned is promised once: what is on its way back, or asked for, is not asked for again.
ALTER TABLE order_line ADD COLUMN coming_back numeric(15, 3) NOT NULL DEFAULT 0;
ALTER TABLE order_line ADD CONSTRAINT order_line_returns_what_was_delivered
    CHECK (coming_back >= 0 AND returned + coming_back <= delivered);
COMMENT ON COLUMN order_line.coming_back IS 'what open returns are about; returned counts what has come back for good';
