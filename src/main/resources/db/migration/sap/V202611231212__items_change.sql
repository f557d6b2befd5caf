ALTER TABLE sap_request DROP CONSTRAINT sap_request_step_check;
ALTER TABLE sap_request ADD CHECK (step IN ('SALES_ORDER', 'ITEMS', 'GOODS_ISSUE', 'REVERSAL'));

-- every sales order and every delivery of SAP's belongs to one order; its items may change more than once
DROP INDEX sap_request_number;
CREATE UNIQUE INDEX sap_request_number ON sap_request (step, number) WHERE number IS NOT NULL AND step <> 'ITEMS';
