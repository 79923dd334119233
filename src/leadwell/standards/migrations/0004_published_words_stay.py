from django.db import migrations

# What a version says never changes once it is published: records made under it point at it. Its items and
# the links between them are neither rewritten nor taken away, and what it asks is not rewritten, by whoever
# has the database's password.
KEEP = """
CREATE FUNCTION refuse_to_alter_published_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM standards_version v
               WHERE v.id = OLD.version_id AND v.status IN ('published', 'retired')) THEN
        RAISE EXCEPTION 'published words never change: % on % is refused', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""
TABLES = ("item", "link", "definition", "scale")
EACH = """
CREATE TRIGGER published_stays BEFORE UPDATE OR DELETE ON standards_{table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_alter_published_words();
"""
ASKED = """
CREATE TRIGGER published_stays BEFORE UPDATE ON standards_requirement
    FOR EACH ROW EXECUTE FUNCTION refuse_to_alter_published_words();
"""
LET_GO = """
DROP FUNCTION refuse_to_alter_published_words() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("standards", "0003_labels_of_examples")]

    operations = [
        migrations.RunSQL(
            KEEP + "".join(EACH.format(table=each) for each in TABLES) + ASKED, LET_GO
        ),
    ]
