"""What somebody says of themselves outranks every file, so the site's role, which brings the files in,
cannot write it. Only the room's own role can, for the person who is signed in."""

from django.db import migrations

ADD = """
ALTER TABLE "sealed_equality"."declaration" ADD CONSTRAINT own_is_the_persons_own
CHECK (through <> 'own' OR current_user <> 'leadwell_web')
"""
TAKE_AWAY = """
ALTER TABLE "sealed_equality"."declaration" DROP CONSTRAINT own_is_the_persons_own
"""


class Migration(migrations.Migration):
    dependencies = [("equality", "0001_declarations")]

    operations = [migrations.RunSQL(ADD, TAKE_AWAY)]
