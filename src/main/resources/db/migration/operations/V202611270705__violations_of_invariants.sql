-- What was found to be as it must not be when it was last looked.
CREATE TABLE invariant_violation (
    name  text        NOT NULL,
    what  text        NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (name, what)
);
