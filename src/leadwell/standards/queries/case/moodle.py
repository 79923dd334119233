"""A version as the competency file that Moodle loads, for that is where many trusts will put it.

Columns as Moodle 4.5 names them. Moodle numbers its own rows: the identifiers here are ours.
"""

from __future__ import annotations

import csv
import io

from leadwell.actor import Actor
from leadwell.gateways.rejects import harmless
from leadwell.standards.models import Item, Version
from leadwell.standards.permissions import visible_to
from leadwell.standards.queries.case.packages import items_of

COLUMNS = (
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type",
    "Rule outcome",
    "Rule config",
    "Cross-referenced competency ID numbers",
    "Exported ID",
    "Is framework",
    "Taxonomy",
)
PLAIN = "2"  # Moodle's number for plain text
SHORTEST = 100
TAXONOMY = "competency,competency,competency,competency"


def moodle_csv(slug: str, number: str, *, by: Actor) -> str | None:
    """The file's text; None where there is no such version or the asker may not see it."""
    seen = Version.objects.filter(visible_to(by), framework__slug=slug, number=number)
    version = seen.select_related("framework").first()
    if version is None:
        return None
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerow(_framework(version))
    for one in items_of(version):
        writer.writerow(_item(one, version))
    return out.getvalue()


def _framework(version: Version) -> list[str]:
    name = version.framework.slug
    marks = [mark for scale in version.scales.all()[:1] for mark in scale.marks.all()]
    scale = ",".join(mark.words.replace(",", ";") for mark in marks)
    return ["", name, _name(version.title), harmless(version.about), PLAIN, scale, "", "", "", "",
            "", "", "1", TAXONOMY]  # fmt: skip


def _item(item: Item, version: Version) -> list[str]:
    over = _number(item.parent) if item.parent else version.framework.slug
    short = _name(item.short or item.statement)
    return [over, _number(item), short, harmless(item.statement), PLAIN, "", "", "", "", "", "", "",
            "", ""]  # fmt: skip


def _number(item: Item) -> str:
    return item.key or str(item.identifier)


def _name(text: str) -> str:
    return harmless(text if len(text) <= SHORTEST else f"{text[: SHORTEST - 1]}…")
