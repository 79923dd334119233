-- Once for each sealed room; run by the administrator, never by the site; safe to repeat.
CREATE SCHEMA IF NOT EXISTS sealed_equality AUTHORIZATION leadwell_owner;
GRANT USAGE ON SCHEMA sealed_equality TO leadwell_equality;
ALTER DEFAULT PRIVILEGES FOR ROLE leadwell_owner IN SCHEMA sealed_equality
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO leadwell_equality;

CREATE SCHEMA IF NOT EXISTS sealed_speaking_up AUTHORIZATION leadwell_owner;
GRANT USAGE ON SCHEMA sealed_speaking_up TO leadwell_speaking_up;
ALTER DEFAULT PRIVILEGES FOR ROLE leadwell_owner IN SCHEMA sealed_speaking_up
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO leadwell_speaking_up;

-- The star: views without names over the working tables and over what people declared. Only whoever
-- writes the snapshot may read it.
CREATE SCHEMA IF NOT EXISTS star AUTHORIZATION leadwell_owner;
GRANT USAGE ON SCHEMA star TO leadwell_snapshot;
