"""A checkpoint says with whose key it was signed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("history", "0004_every_event_bears_a_leaf")]

    operations = [
        migrations.AddField(
            "checkpoint", "key", models.CharField(default="", max_length=200), preserve_default=False
        ),
    ]
