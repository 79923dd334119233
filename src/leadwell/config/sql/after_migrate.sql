-- Run by the owner after every migration: what the site must not be able to do, whatever it is told.
-- The record of migrations belongs to the owner.
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM leadwell_web;

-- The site may ask for fresh statistics after a large load; only the owner may gather them. Without
-- this, pages are planned for empty tables until the server notices by itself.
CREATE OR REPLACE FUNCTION refresh_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    ANALYZE organisations_organisation;
    ANALYZE organisations_organisationname;
    ANALYZE organisations_organisationcode;
    ANALYZE organisations_placement;
    ANALYZE organisations_membership;
    ANALYZE organisations_succession;
    ANALYZE measures_figure;
    ANALYZE people_person;
    ANALYZE people_identifier;
    ANALYZE organisations_post;
    ANALYZE organisations_tenure;
    ANALYZE organisations_reportingline;
    ANALYZE sealed_equality.declaration;
END $$;
REVOKE ALL ON FUNCTION refresh_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_statistics() TO leadwell_web;

-- The write-only door of the sealed room: a file's declarations are added in the same transaction as
-- its people, and nobody who serves pages can read one back.
GRANT USAGE ON SCHEMA sealed_equality TO leadwell_web;
REVOKE ALL ON sealed_equality.declaration FROM leadwell_web;
-- Every column but the number: whoever could choose it could find out which numbers are taken.
GRANT INSERT (person_id, through, given_on, noted_at, ethnicity, disability, sex, gender_identity,
    sexual_orientation, religion, age_band, caring, armed_forces, background)
    ON sealed_equality.declaration TO leadwell_web;
-- The room looks out a little, so that it counts a joined person once; what it may do in the ledger is in
-- ledger.sql.
GRANT USAGE ON SCHEMA public TO leadwell_equality;
GRANT SELECT (id, joined_to_id) ON people_person TO leadwell_equality;

-- What people declared goes only with the people: whoever asks the worker to remove it has first written
-- in the ledger that they were forgotten, and what stands there stays. Else anybody who got hold of the
-- site's role could empty the sealed room by its own hand and leave no word.
CREATE OR REPLACE FUNCTION refuse_to_forget_without_a_word() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF jsonb_typeof(NEW.args -> 'person_ids') IS DISTINCT FROM 'array' OR EXISTS (
        SELECT FROM jsonb_array_elements_text(NEW.args -> 'person_ids') AS asked
        WHERE NOT EXISTS (SELECT FROM public.history_event said
                          WHERE said.about_kind = 'people.Person' AND said.about_id = asked
                              AND said.what = 'person.forgotten'))
    THEN
        RAISE EXCEPTION 'the ledger does not say that these people were forgotten'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER forgotten_by_the_ledger BEFORE INSERT OR UPDATE OF task_name, args
    ON procrastinate_jobs FOR EACH ROW WHEN (NEW.task_name = 'equality.forget_declarations')
    EXECUTE FUNCTION refuse_to_forget_without_a_word();

-- What was worked out and what was published stay as they are: figures change by new ones that take their
-- place, a return is only taken back, a snapshot that a return came from is never let go.
REVOKE UPDATE, DELETE ON fairness_result, fairness_pooledresult, fairness_return, fairness_snapshot
    FROM leadwell_web;
GRANT UPDATE (current) ON fairness_result TO leadwell_web;
GRANT UPDATE (current, made_at) ON fairness_pooledresult TO leadwell_web;
GRANT UPDATE (withdrawn_at, withdrawn_because) ON fairness_return TO leadwell_web;
GRANT UPDATE (frozen, removed_at) ON fairness_snapshot TO leadwell_web;

CREATE OR REPLACE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was worked out or published is not rewritten'
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE OR REPLACE TRIGGER figures_stay_as_replaced BEFORE UPDATE OF current ON fairness_result
    FOR EACH ROW WHEN (NEW.current AND NOT OLD.current) EXECUTE FUNCTION refuse_to_rewrite();
CREATE OR REPLACE TRIGGER pools_stay_as_replaced BEFORE UPDATE OF current ON fairness_pooledresult
    FOR EACH ROW WHEN (NEW.current AND NOT OLD.current) EXECUTE FUNCTION refuse_to_rewrite();
CREATE OR REPLACE TRIGGER returns_stay_as_taken_back
    BEFORE UPDATE OF withdrawn_at, withdrawn_because ON fairness_return
    FOR EACH ROW WHEN (OLD.withdrawn_at IS NOT NULL) EXECUTE FUNCTION refuse_to_rewrite();
CREATE OR REPLACE TRIGGER snapshots_stay_frozen BEFORE UPDATE OF frozen, removed_at ON fairness_snapshot
    FOR EACH ROW WHEN (OLD.frozen AND (NOT NEW.frozen OR NEW.removed_at IS NOT NULL))
    EXECUTE FUNCTION refuse_to_rewrite();

-- Whom an inspector spoke to is only added to: what was wrong is corrected by another row.
REVOKE UPDATE, DELETE ON fairness_staffspokento FROM leadwell_web;
