-- What of the order is asked about: the order itself, or one of its consignments.
ALTER TABLE sap_request ADD COLUMN subject uuid;
UPDATE sap_request SET subject = order_id;
ALTER TABLE sap_request ALTER COLUMN subject SET NOT NULL;
ALTER TABLE sap_request DROP CONSTRAINT sap_request_pkey;
ALTER TABLE sap_request ADD PRIMARY KEY (order_id, step, subject);
