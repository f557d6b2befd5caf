-- What the goods are worth that a wait has ended without, in minor units: what is held for them is given back.
ALTER TABLE allocation_waiter ADD COLUMN cancelled_total bigint CHECK ((cancelled_total IS NOT NULL) = (ending = 'CANCELLED' AND ending IS NOT NULL));
