-- So that whoever orders need not count all who did before: raised with each order, lowered with each that leaves.
ALTER TABLE campaign ADD COLUMN taken numeric(15, 3);

UPDATE campaign SET taken = coalesce((SELECT sum(part.quantity) FROM campaign_order part JOIN orders ON orders.id = part.order_id
    WHERE part.campaign_id = campaign.id AND orders.status NOT IN ('CANCELLING', 'CANCELLED', 'REJECTED')), 0)
WHERE status = 'OPEN' AND maximum IS NOT NULL;

ALTER TABLE campaign ADD CHECK (taken >= 0);
ALTER TABLE campaign ADD CHECK (taken <= maximum);
ALTER TABLE campaign ADD CHECK ((taken IS NOT NULL) = (status = 'OPEN' AND maximum IS NOT NULL));

COMMENT ON COLUMN campaign.taken IS 'of its maximum, by orders that are not cancelled; null where it has none, and once it is decided';
