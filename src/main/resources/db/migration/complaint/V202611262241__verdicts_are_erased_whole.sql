-- An erased verdict keeps no notice either, which may quote the person.
DROP TRIGGER complaint_verdict_is_erased_only ON complaint_verdict;
CREATE TRIGGER complaint_verdict_is_erased_only BEFORE UPDATE ON complaint_verdict FOR EACH ROW
    WHEN (NEW.comment <> '' OR NEW.person IS NOT NULL OR NEW.notice IS NOT NULL
        OR (NEW.job_key, NEW.complaint_id, NEW.round, NEW.decision, NEW.verdict, NEW.task_key, NEW.at)
            IS DISTINCT FROM (OLD.job_key, OLD.complaint_id, OLD.round, OLD.decision, OLD.verdict, OLD.task_key, OLD.at))
    EXECUTE FUNCTION complaint_refuse_change();

ALTER TABLE complaint ADD FOREIGN KEY (customer_id) REFERENCES customer;
