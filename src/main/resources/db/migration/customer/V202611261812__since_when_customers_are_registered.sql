-- of those that are registered already nothing earlier is known than their last change
ALTER TABLE customer ADD COLUMN registered_at timestamptz NOT NULL DEFAULT now();
UPDATE customer SET registered_at = changed_at;
