-- what is stuck is counted every few seconds, and is found without reading what all orders ever went through
CREATE INDEX order_timeline_matter ON order_timeline (order_id) WHERE type IN ('settlement.difference', 'task.overdue');
