-- jsonb writes numbers its own way: what was taken when it came could not be read any more when it was tried again
ALTER TABLE inbox_event ALTER COLUMN payload TYPE json USING payload::text::json;
