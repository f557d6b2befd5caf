-- Since when a subscriber has taken nothing, and since when nothing more is left for it because it did not for too long.
ALTER TABLE subscription
    ADD COLUMN failing_since timestamptz,
    ADD COLUMN suspended_at timestamptz;
