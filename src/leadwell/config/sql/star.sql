-- Run by the owner after every migration. The star: facts without names, read by leadwell_snapshot alone.
-- Each view runs with the rights of its owner, so its reader needs no right to any table beneath.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM leadwell_snapshot;
