import django.db.models.deletion
from django.db import migrations, models

# Nobody alters the national core: a part of it can be ended, so that a newer one takes its place, and
# nothing else. A local part is ended in the same way and otherwise stays what people were asked.
KEEP = """
CREATE FUNCTION refuse_to_alter_a_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.until_on IS NULL
        AND to_jsonb(NEW) - 'until_on' = to_jsonb(OLD) - 'until_on' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a part of the induction is never altered: % is refused', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER part_stays_as_it_is BEFORE UPDATE OR DELETE ON training_part
    FOR EACH ROW EXECUTE FUNCTION refuse_to_alter_a_part();
"""
LET_GO = """
DROP TRIGGER part_stays_as_it_is ON training_part;
DROP FUNCTION refuse_to_alter_a_part();
"""


class Migration(migrations.Migration):
    dependencies = [("training", "0002_programmes_places_credentials")]

    operations = [
        migrations.CreateModel(
            name="EnrolmentMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("up_to", models.BigIntegerField(default=0)),
                ("read_at", models.DateTimeField()),
                ("programme", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.programme")),
            ],
        ),
        migrations.AddField(
            model_name="partdone",
            name="recognised_how",
            field=models.CharField(blank=True, choices=[("", "Done in the induction"), ("record", "A training record"), ("achievement", "An achievement")], db_default="", default="", max_length=12),
        ),
        migrations.AddField(
            model_name="period",
            name="from_abroad",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunSQL(KEEP, LET_GO),
    ]
