-- how old the last comparison is, is asked every few seconds
CREATE INDEX sap_stock_run_done ON sap_stock_run (finished_at) WHERE state = 'DONE';
