ALTER TABLE order_timeline ADD COLUMN cause text;
CREATE UNIQUE INDEX order_timeline_once ON order_timeline (order_id, cause) WHERE cause IS NOT NULL;
COMMENT ON COLUMN order_timeline.cause IS 'what is noted once however often it comes, such as a job; null where nothing else tells a repeat';
