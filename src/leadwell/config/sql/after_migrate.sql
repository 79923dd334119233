-- Run by the owner after every migration: what the site must not be able to do, whatever it is told.
-- What happened is never rewritten.
REVOKE UPDATE, DELETE, TRUNCATE ON history_event FROM leadwell_web;
-- The record of migrations belongs to the owner.
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM leadwell_web;
