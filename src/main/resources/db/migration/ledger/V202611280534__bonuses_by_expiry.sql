-- those that are over are looked for every hour, among the accounts of all customers; that something is left of them is no condition of the
-- index, or each change of a balance would have to change the indexes too
CREATE INDEX ledger_account_bonus ON ledger_account (expires_at) WHERE kind = 'BONUS';
