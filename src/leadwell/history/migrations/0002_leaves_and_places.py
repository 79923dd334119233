"""The tables of the ledger, and room in the events for what they will bear (expand)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("history", "0001_first")]

    operations = [
        migrations.AddField("event", "rules", models.JSONField(default=list)),
        migrations.AddField("event", "versions", models.JSONField(default=dict)),
        migrations.AddField("event", "commitment", models.BinaryField(max_length=32, null=True)),
        migrations.AddField("event", "leaf", models.BinaryField(max_length=32, null=True)),
        migrations.CreateModel(
            name="Particulars",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        serialize=False,
                        to="history.event",
                    ),
                ),
                ("salt", models.BinaryField(max_length=32)),
                ("by_name", models.CharField(max_length=200)),
                ("by_person_id", models.BigIntegerField(null=True)),
                ("on_behalf_of", models.CharField(blank=True, max_length=200)),
                ("details", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [models.Index(fields=["by_person_id"], name="particulars_by_person")],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "event",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="place",
                        to="history.event",
                    ),
                ),
            ],
            options={"ordering": ["position"]},
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.SmallIntegerField()),
                ("number", models.BigIntegerField()),
                ("digest", models.BinaryField(max_length=32)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("level", "number"), name="one_node")
                ],
            },
        ),
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("root", models.BinaryField(max_length=32)),
                ("note", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={"ordering": ["size"]},
        ),
    ]
