-- A call that was lost could leave its mark on what another call has booked or a cancel has ended since.
UPDATE shipment SET calling_until = NULL WHERE state <> 'INTENT' AND calling_until IS NOT NULL;

ALTER TABLE shipment
    ADD CONSTRAINT shipment_pickup_is_due CHECK (state <> 'BOOKED' OR pickup_due_at IS NOT NULL),
    ADD CONSTRAINT shipment_delivery_is_due CHECK ((goods_issued_at IS NULL) = (delivery_due_at IS NULL)),
    ADD CONSTRAINT shipment_delivery_is_proven CHECK (num_nulls(delivered_at, proof_at, proof_signed_by, proof_event) IN (0, 4)),
    ADD CONSTRAINT shipment_call_is_for_an_intent CHECK (calling_until IS NULL OR state = 'INTENT');
