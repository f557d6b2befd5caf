-- Since when a message may be delivered; null while it is held back, and with it what comes after it under its key.
ALTER TABLE outbox RENAME COLUMN created_at TO due_since;
ALTER TABLE outbox ALTER COLUMN due_since DROP NOT NULL;

-- however many are held back, they are not in the way of the others
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (destination, id, next_attempt_at) WHERE due_since IS NOT NULL;
CREATE INDEX outbox_held ON outbox (destination, id) WHERE due_since IS NULL;

-- Claims messages for the transaction: of each key only the oldest, since each waits for those before it, and none that another transaction has
-- claimed. A function, since only that may have settings of its own: one by one in the order of the index, until there are enough, whatever the
-- database believes of how many wait. It learns that so late that it would read, sort and look through all of them each time.
CREATE FUNCTION outbox_claim(wanted text, most integer) RETURNS SETOF outbox LANGUAGE plpgsql
SET enable_seqscan = off
SET enable_bitmapscan = off
SET enable_sort = off
AS $$
BEGIN
    RETURN QUERY SELECT message.* FROM outbox message
    WHERE message.destination = wanted AND message.due_since IS NOT NULL AND message.next_attempt_at <= clock_timestamp()
      AND message.id = (
          SELECT oldest.id FROM outbox oldest
          WHERE (oldest.destination, oldest.key) >= (message.destination, message.key)
          ORDER BY oldest.destination, oldest.key, oldest.id LIMIT 1)
    ORDER BY message.destination, message.id LIMIT most FOR UPDATE SKIP LOCKED;
END
$$;
