from django.db import migrations

MAKE = """
CREATE TABLE access_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX access_cache_expires ON access_cache (expires);
"""


class Migration(migrations.Migration):
    """Where attempts to sign in are counted, together for every process of the site."""

    dependencies = [("access", "0001_first")]

    operations = [migrations.RunSQL(MAKE, "DROP TABLE access_cache")]
