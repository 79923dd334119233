-- Who may do what in the database. Run once by whoever may make roles; safe to repeat.
-- leadwell_owner builds tables and never serves a request; leadwell_web serves the ordinary
-- pages; each sealed room has a role of its own; leadwell_snapshot reads the star and nothing else.
DO $$
DECLARE role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['leadwell_owner', 'leadwell_web', 'leadwell_equality', 'leadwell_speaking_up',
                                   'leadwell_snapshot'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT', role_name);
        END IF;
    END LOOP;
END $$;

-- The server's log is read by other people than the database: what a row held does not go there. When a
-- row is refused PostgreSQL would repeat it (DETAIL, CONTEXT), and for a sealed role the statement too.
-- Only a superuser may set these; elsewhere the server's administrator does (docs/how-to).
DO $$
DECLARE
    wanted text[] := ARRAY['log_error_verbosity=terse', 'log_parameter_max_length=0',
                           'log_parameter_max_length_on_error=0'];
    sealed text[] := ARRAY['log_min_error_statement=panic'];
    role_name text;
    setting text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('leadwell roles'));
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        RETURN;
    END IF;
    FOREACH role_name IN ARRAY ARRAY['leadwell_web', 'leadwell_equality', 'leadwell_speaking_up', 'leadwell_snapshot'] LOOP
        FOREACH setting IN ARRAY CASE role_name WHEN 'leadwell_web' THEN wanted ELSE wanted || sealed END LOOP
            IF NOT EXISTS (
                SELECT FROM pg_db_role_setting AS kept JOIN pg_roles AS one ON one.oid = kept.setrole
                WHERE one.rolname = role_name AND kept.setdatabase = 0 AND setting = ANY (kept.setconfig)
            ) THEN
                EXECUTE format('ALTER ROLE %I SET %I = %L', role_name,
                               split_part(setting, '=', 1), split_part(setting, '=', 2));
            END IF;
        END LOOP;
    END LOOP;
END $$;
