-- What a customer gives back leaves its own stock before it comes into ours.
ALTER TABLE stock_movement DROP CONSTRAINT stock_movement_reason_check;
ALTER TABLE stock_movement ADD CONSTRAINT stock_movement_reason_check CHECK (reason IN ('OPENING', 'RECEIPT', 'GOODS_RECEIPT',
    'TRANSFER_RECEIPT', 'RETURN', 'ISSUE', 'OFF_PLATFORM_ISSUE', 'TRANSFER_ISSUE', 'TRANSIT_LOSS', 'RETURN_ISSUE', 'SCRAP', 'STOCKTAKE',
    'SAP_RECONCILIATION', 'CORRECTION'));
