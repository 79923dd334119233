-- Run by the database's administrator inside Leadwell's own database; safe to repeat.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER SCHEMA public OWNER TO leadwell_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO leadwell_web;

ALTER DEFAULT PRIVILEGES FOR ROLE leadwell_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO leadwell_web;
ALTER DEFAULT PRIVILEGES FOR ROLE leadwell_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO leadwell_web;

-- Anybody who may connect may keep large objects of any size, and nothing here uses one.
REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;
