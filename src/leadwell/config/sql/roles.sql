-- Who may do what in the database. Run once by whoever may make roles; safe to repeat.
-- leadwell_owner builds tables and never serves a request; leadwell_web serves the ordinary
-- pages; each sealed room has a role of its own.
DO $$
DECLARE role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['leadwell_owner', 'leadwell_web', 'leadwell_equality', 'leadwell_speaking_up'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT', role_name);
        END IF;
    END LOOP;
END $$;
