-- those without a proof of delivery are counted every few seconds, among all that ever were delivered
CREATE INDEX shipment_on_its_way ON shipment (order_id)
    WHERE state = 'BOOKED' AND goods_issued_at IS NOT NULL AND delivered_at IS NULL AND received_at IS NULL;
