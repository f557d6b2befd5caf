CREATE FUNCTION price_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was decided about a price is neither changed nor deleted';
END $$;
CREATE TRIGGER price_proposal_verdict_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON price_proposal_verdict
    FOR EACH STATEMENT EXECUTE FUNCTION price_refuse_change();

-- a distributor sees its own, the newest first
CREATE INDEX price_proposal_by_seller ON price_proposal (seller, id DESC) WHERE seller IS NOT NULL;
