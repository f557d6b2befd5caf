ALTER TABLE payment_top_up ADD COLUMN comment text;
-- what people said stood in the place of the rule's reason
UPDATE payment_top_up SET comment = reason WHERE decided_by IS NOT NULL AND decided_by <> 'rules';

COMMENT ON COLUMN payment_top_up.reason IS 'why it passed or a person looked, in the words of the rule';
COMMENT ON COLUMN payment_top_up.comment IS 'what the person said who decided; null where no person did';
