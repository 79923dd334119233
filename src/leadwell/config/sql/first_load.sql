-- Run by the owner after every migration. The very first file of people: millions of rows into empty
-- tables. Keeping every index and checking every row as it comes takes several times as long as building
-- and checking once at the end, so the site may ask for that: while the tables are empty, and in one
-- transaction only.
--
-- `begin_first_load` takes the constraints and indexes of the empty tables down and writes down how each is
-- made; `end_first_load` makes them again, word for word. What is written down lies in a table the site can
-- neither read nor write, and each line of it refuses the commit for as long as it lies there. Primary keys
-- and checks stay; so do the keys that lead to organisations, so that public pages need not wait.

-- A month's file puts times in posts right all over their table. Where every page has room left, such a row
-- stays in its page and no index hears of it. It counts for pages filled from now on.
ALTER TABLE organisations_tenure SET (fillfactor = 85);

CREATE TABLE IF NOT EXISTS taken_down (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    make_again text NOT NULL
);
REVOKE ALL ON taken_down FROM leadwell_web, leadwell_equality, leadwell_speaking_up, PUBLIC;

CREATE OR REPLACE FUNCTION refuse_what_is_taken_down() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM taken_down WHERE id = NEW.id) THEN
        RAISE EXCEPTION 'A first load has begun and not ended: nothing of it is kept.'
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION refuse_what_is_taken_down() FROM PUBLIC;

DROP TRIGGER IF EXISTS nothing_stays_taken_down ON taken_down;
CREATE CONSTRAINT TRIGGER nothing_stays_taken_down AFTER INSERT ON taken_down
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_what_is_taken_down();

-- The answer is whether anything was taken down: not where somebody is known already, nor where somebody
-- else is at work in these tables.
CREATE OR REPLACE FUNCTION begin_first_load() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    emptied regclass[] := ARRAY['people_person', 'people_identifier', 'organisations_post', 'organisations_tenure',
                                'organisations_reportingline', 'sealed_equality.declaration']::regclass[];
    reached regclass[] := emptied || 'people_scheme'::regclass;
    one record;
BEGIN
    BEGIN
        LOCK TABLE people_person, people_identifier, organisations_post, organisations_tenure,
            organisations_reportingline, sealed_equality.declaration, people_scheme IN ACCESS EXCLUSIVE MODE;
    EXCEPTION WHEN lock_not_available THEN
        RETURN false;
    END;
    IF EXISTS (SELECT FROM taken_down) OR EXISTS (SELECT FROM people_person)
        OR EXISTS (SELECT FROM people_identifier) OR EXISTS (SELECT FROM organisations_post)
        OR EXISTS (SELECT FROM organisations_tenure) OR EXISTS (SELECT FROM organisations_reportingline)
        OR EXISTS (SELECT FROM sealed_equality.declaration) THEN
        RETURN false;
    END IF;
    FOR one IN
        SELECT c.conrelid::regclass AS place, c.conname AS name,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname,
                   pg_get_constraintdef(c.oid)) AS made
        FROM pg_constraint c
        WHERE c.conrelid = ANY (emptied)
            AND (c.contype IN ('u', 'x') OR c.contype = 'f' AND c.confrelid = ANY (reached))
            AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = c.conindid
                AND c.contype IN ('u', 'x') AND f.oid <> c.oid)
        ORDER BY array_position(ARRAY['u', 'x', 'f']::"char"[], c.contype), c.oid
    LOOP
        INSERT INTO taken_down (make_again) VALUES (one.made);
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.place, one.name);
    END LOOP;
    FOR one IN
        SELECT i.indexrelid::regclass AS name, pg_get_indexdef(i.indexrelid) AS made
        FROM pg_index i
        WHERE i.indrelid = ANY (emptied) AND NOT i.indisprimary
            AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
        ORDER BY i.indexrelid
    LOOP
        INSERT INTO taken_down (make_again) VALUES (one.made);
        EXECUTE format('DROP INDEX %s', one.name);
    END LOOP;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION begin_first_load() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_first_load() TO leadwell_web;

-- Indexes first, for the checks of the keys read by them; then unique and excluding constraints, then keys.
CREATE OR REPLACE FUNCTION end_first_load() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET maintenance_work_mem = '512MB' AS $$
DECLARE
    one record;
BEGIN
    -- What the keys that stayed have still to check is checked now: no index is built before.
    FOR one IN
        SELECT format('%s.%I', c.connamespace::regnamespace, c.conname) AS name FROM pg_constraint c
        WHERE c.contype = 'f' AND c.condeferrable AND c.conrelid = 'organisations_post'::regclass
    LOOP
        EXECUTE format('SET CONSTRAINTS %s IMMEDIATE', one.name);
        EXECUTE format('SET CONSTRAINTS %s DEFERRED', one.name);
    END LOOP;
    FOR one IN SELECT make_again FROM taken_down ORDER BY make_again LIKE '%FOREIGN KEY%', id LOOP
        EXECUTE one.make_again;
    END LOOP;
    DELETE FROM taken_down;
END $$;
REVOKE ALL ON FUNCTION end_first_load() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION end_first_load() TO leadwell_web;
