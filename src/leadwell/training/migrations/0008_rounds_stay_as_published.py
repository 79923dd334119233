from django.db import migrations

# What a round published is not published again: its times, its terms and the promised secret stay from the
# day it opens, and each later word (the fingerprint, the public value, the secret) is said once. Whoever
# has the database's password can call a draw off, as everybody can see, and cannot draw it again.
KEEP = """
CREATE FUNCTION refuse_to_redraw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.programme_id, NEW.draw, NEW.opens_at, NEW.closes_at, NEW.most_choices, NEW.criteria,
        NEW.rules_version, NEW.terms, NEW.terms_digest, NEW.reserves_first, NEW.public_source,
        NEW.public_at, NEW.commit, NEW.sealed, NEW.answer_days, NEW.made_up)
        IS DISTINCT FROM
        (OLD.programme_id, OLD.draw, OLD.opens_at, OLD.closes_at, OLD.most_choices, OLD.criteria,
        OLD.rules_version, OLD.terms, OLD.terms_digest, OLD.reserves_first, OLD.public_source,
        OLD.public_at, OLD.commit, OLD.sealed, OLD.answer_days, OLD.made_up)
        OR OLD.root NOT IN ('', NEW.root)
        OR OLD.secret NOT IN ('', NEW.secret)
        OR OLD.public_value NOT IN ('', NEW.public_value)
        OR coalesce(OLD.closed_at <> NEW.closed_at, OLD.closed_at IS NOT NULL)
        OR coalesce(OLD.drawn_at <> NEW.drawn_at, OLD.drawn_at IS NOT NULL)
        OR coalesce(OLD.voided_at <> NEW.voided_at, OLD.voided_at IS NOT NULL)
    THEN
        RAISE EXCEPTION 'a published round never changes'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER round_stays_as_published BEFORE UPDATE ON training_round
    FOR EACH ROW EXECUTE FUNCTION refuse_to_redraw();
"""
LET_GO = """
DROP TRIGGER round_stays_as_published ON training_round;
DROP FUNCTION refuse_to_redraw();
"""


class Migration(migrations.Migration):
    dependencies = [("training", "0007_what_was_assessed_here_is_found")]

    operations = [migrations.RunSQL(KEEP, LET_GO)]
