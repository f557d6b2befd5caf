-- which completion of a task a job asks about is counted, so that a search that lags behind cannot tell it of an earlier one
DELETE FROM user_task_question;
ALTER TABLE user_task_question
    ADD COLUMN process_instance_key bigint NOT NULL,
    ADD COLUMN element_id           text NOT NULL,
    ADD COLUMN round                int NOT NULL CHECK (round > 0),
    ADD CONSTRAINT user_task_question_round UNIQUE (process_instance_key, element_id, round);
COMMENT ON COLUMN user_task_question.round IS 'the n-th job that asks about an element was led to by the n-th completion of its task';
