-- What comes back in SAP: one return order for each return.
ALTER TABLE sap_request DROP CONSTRAINT sap_request_step_check;
ALTER TABLE sap_request ADD CONSTRAINT sap_request_step_check CHECK (step IN ('SALES_ORDER', 'ITEMS', 'GOODS_ISSUE', 'REVERSAL', 'RETURN'));
