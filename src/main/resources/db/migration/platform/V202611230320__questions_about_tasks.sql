-- not only reviews need to know who completed a task
ALTER TABLE order_review_question RENAME TO user_task_question;
