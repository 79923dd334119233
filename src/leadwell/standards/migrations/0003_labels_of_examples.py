from django.db import migrations


class Migration(migrations.Migration):
    """The versions of a framework that is an example are examples: the label moved to the version."""

    dependencies = [
        ("standards", "0002_examples_are_labelled"),
    ]

    operations = [
        migrations.RunSQL(
            "UPDATE standards_version v SET example = true FROM standards_framework f"
            " WHERE f.id = v.framework_id AND f.example",
            migrations.RunSQL.noop,
        ),
    ]
