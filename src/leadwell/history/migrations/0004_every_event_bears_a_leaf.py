"""Who did it stands among the particulars only, and no event is without a leaf (contract)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("history", "0003_older_events_bear_leaves")]

    operations = [
        migrations.AlterField("event", "commitment", models.BinaryField(max_length=32)),
        migrations.AlterField("event", "leaf", models.BinaryField(max_length=32)),
        migrations.RemoveField("event", "by_name"),
        migrations.RemoveField("event", "by_person_id"),
        migrations.RemoveField("event", "details"),
    ]
