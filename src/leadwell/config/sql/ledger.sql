-- Run by the owner after every migration: the ledger only grows, whoever asks.

-- The site's own role has no right to change a row.
REVOKE UPDATE, DELETE, TRUNCATE
    ON history_event, history_particulars, history_position, history_node, history_checkpoint
    FROM leadwell_web;

-- A declaration and its event are kept together or not at all: the sealed room writes events on its
-- own connection. It learns the number it was given and reads nothing back.
GRANT USAGE ON SCHEMA public TO leadwell_equality;
GRANT INSERT ON history_event, history_particulars TO leadwell_equality;
GRANT SELECT (id) ON history_event TO leadwell_equality;
GRANT USAGE ON SEQUENCE history_event_id_seq TO leadwell_equality;

-- Writes one event and its particulars, with the rights of whoever calls it. `before` and `after` are
-- what stands around the event's number in the text whose digest is its leaf.
CREATE OR REPLACE FUNCTION record_event(
    what text, about_kind text, about_id text, at timestamptz, rules jsonb, versions jsonb,
    commitment bytea, before bytea, after bytea,
    salt bytea, by_name text, by_person_id bigint, on_behalf_of text, details jsonb
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE number bigint := nextval('public.history_event_id_seq');
BEGIN
    INSERT INTO public.history_event
        (id, what, about_kind, about_id, at, rules, versions, commitment, leaf)
    VALUES (number, record_event.what, record_event.about_kind, record_event.about_id,
            record_event.at, record_event.rules, record_event.versions, record_event.commitment,
            sha256('\x00'::bytea || before || number::text::bytea || after));
    INSERT INTO public.history_particulars
        (event_id, salt, by_name, by_person_id, on_behalf_of, details)
    VALUES (number, record_event.salt, record_event.by_name, record_event.by_person_id,
            record_event.on_behalf_of, record_event.details);
    RETURN number;
END $$;

-- And a trigger refuses whoever has the right, the owner among them.
CREATE OR REPLACE FUNCTION refuse_to_rewrite_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger only grows: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON history_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_history();
CREATE OR REPLACE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON history_position
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_history();
CREATE OR REPLACE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON history_node
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_history();
CREATE OR REPLACE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON history_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_history();
CREATE OR REPLACE TRIGGER never_changes BEFORE UPDATE OR TRUNCATE ON history_particulars
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_history();
CREATE OR REPLACE TRIGGER erased_by_one_door BEFORE DELETE ON history_particulars
    FOR EACH STATEMENT WHEN (current_setting('leadwell.erasing', true) IS DISTINCT FROM 'yes')
    EXECUTE FUNCTION refuse_to_rewrite_history();

-- The one door for erasing: an event in the ledger must say which particulars go, and its own stay,
-- so that nothing is missing without a word. Answers how many there were to erase.
CREATE OR REPLACE FUNCTION erase_particulars(because bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE erased bigint;
BEGIN
    PERFORM set_config('leadwell.erasing', 'yes', true);
    DELETE FROM history_particulars gone
    USING history_event saying
        JOIN history_particulars said ON said.event_id = saying.id,
        jsonb_array_elements_text(said.details -> 'events') AS named
    WHERE saying.id = because AND saying.what = 'particulars.erased'
        AND gone.event_id = named::bigint
        AND NOT EXISTS (SELECT FROM history_event other
                        WHERE other.id = gone.event_id AND other.what = 'particulars.erased');
    GET DIAGNOSTICS erased = ROW_COUNT;
    PERFORM set_config('leadwell.erasing', 'no', true);
    RETURN erased;
END $$;
REVOKE ALL ON FUNCTION erase_particulars(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_particulars(bigint) TO leadwell_web;
