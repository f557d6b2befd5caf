-- What a customer has not accepted of what arrived, and what of the line's worth goes with it, in minor units.
ALTER TABLE consignment_line ADD COLUMN refused numeric(15, 3) NOT NULL DEFAULT 0;
ALTER TABLE consignment_line ADD COLUMN refused_total bigint NOT NULL DEFAULT 0;
ALTER TABLE consignment_line ADD COLUMN refused_net bigint NOT NULL DEFAULT 0;
ALTER TABLE consignment_line ADD CHECK (refused BETWEEN 0 AND quantity);
ALTER TABLE consignment_line ADD CHECK (refused_total BETWEEN 0 AND total AND refused_net BETWEEN 0 AND refused_total);
