"""Writing it all, in the caller's one transaction: people, posts, times, lines, declarations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from leadwell.actor import Actor
from leadwell.equality import actions as equality
from leadwell.gateways.staff_desk import Desk
from leadwell.intake.models import StaffFile
from leadwell.organisations.actions.filling import Filling, fill_posts
from leadwell.people.actions.many import Newcomers, note_people
from leadwell.people.rules.sort_key import sort_key

_CHARACTERISTICS = ", ".join(f"g.{name}" for name in equality.CHARACTERISTICS)
# Names in plain Latin letters are sorted here; all others by the rule itself (PPL-01).
_PLAIN = "regexp_full_match(name, '[A-Za-z'' .,-]+')"
# From so many lines of the file rows are put together at a time: all of a first file would need too much
# memory. New numbers were given in the order of the lines.
PART = 400_000
_KEYS = f"""
CREATE OR REPLACE TABLE sorting AS
SELECT name,
    trim(regexp_replace(replace(replace(lower(name), '''', ''), '-', ' '), ' +', ' ', 'g')) AS sort_key
FROM (SELECT DISTINCT name FROM naming) WHERE {_PLAIN}
"""


def apply_people(desk: Desk, file: StaffFile, *, by: Actor, scheme_id: int, now: datetime) -> None:
    """Newcomers with their numbers, and people who have a new name."""
    desk.run(
        """CREATE OR REPLACE TABLE naming AS
        SELECT person_id, name, is_new FROM person WHERE is_new OR old_name <> name
        UNION
        SELECT p.person_id, g.name, false FROM placed p JOIN was w ON w.id = p.tenure_id
        JOIN good g ON g.line = p.line WHERE w.name <> g.name AND p.how = 'changed'"""
    )
    desk.run(_KEYS)
    rest = desk.ask(f"SELECT DISTINCT name FROM naming WHERE NOT {_PLAIN}")
    names = [name for (name,) in rest]
    keys = {"names": names, "keys": [sort_key(name) for name in names]}
    if names:
        desk.run("INSERT INTO sorting SELECT unnest($names), unnest($keys)", keys)
    made_up = "true" if file.organisation.made_up else "false"
    note_people(
        by=by,
        path=file.organisation.path,
        newcomers=Newcomers(
            people=desk.pieces(
                f"SELECT person_id, name, sort_key, {made_up} FROM naming JOIN sorting USING (name)"
                " WHERE is_new ORDER BY person_id"
            ),
            identifiers=desk.pieces(
                f"SELECT person_id, {scheme_id:d}, staff_number FROM person WHERE is_new ORDER BY person_id"
            ),
            renamed=desk.pieces(
                "SELECT person_id, any_value(name), any_value(sort_key) FROM naming JOIN sorting USING (name)"
                " WHERE NOT is_new GROUP BY person_id"
            ),
        ),
        now=now,
    )


def apply_posts(desk: Desk, file: StaffFile, *, by: Actor, event: int, now: datetime) -> None:
    """Posts, the times people hold them, and the lines between."""
    filling = Filling(
        new_posts=_in_parts(desk, "new_post", by="post_id"),
        ended_posts=desk.pieces("SELECT id, until_on FROM ended_post"),
        corrected_posts=desk.pieces("SELECT * FROM corrected_post"),
        new_tenures=_in_parts(desk, "new_tenure", by="person_id"),
        ended_tenures=desk.pieces("SELECT * FROM ended_tenure"),
        corrected_tenures=desk.pieces("SELECT * FROM corrected_tenure"),
        new_lines=desk.pieces(f"SELECT *, {event:d} FROM new_line ORDER BY post_id"),
        ended_lines=desk.pieces("SELECT * FROM ended_line"),
        turned_lines=desk.pieces("SELECT * FROM turned_line"),
    )
    fill_posts(by=by, path=file.organisation.path, filling=filling, event=event, now=now)


def apply_declarations(desk: Desk, file: StaffFile, *, by: Actor, now: datetime) -> None:
    """What people declared goes in by the door that answers nothing."""
    through = f"{file.kind} {file.organisation.code}"
    query = (
        f"SELECT d.person_id, '{_quoted(through)}' AS through, DATE '{file.as_at}' AS given_on,"
        f" '{now.isoformat()}' AS noted_at, {_CHARACTERISTICS}"
        " FROM (SELECT person_id, min(line) AS line FROM placed GROUP BY person_id) d"
        f" JOIN good g ON g.line = d.line WHERE concat({_CHARACTERISTICS}) <> ''"
    )
    if desk.number(f"SELECT count(*) FROM ({query} LIMIT 1)"):
        equality.note_declarations(by=by, blocks=desk.pieces(query), through=through, now=now)


def _in_parts(desk: Desk, view: str, *, by: str) -> Iterator[bytes]:
    """What a view says of every `line`, nearly in the order of one of its numbers; of a few rows exactly."""
    lines_in_all = desk.number("SELECT max(line) FROM placed") + 1
    part = PART if desk.number("SELECT count(*) FROM placed") > PART else lines_in_all
    for start in range(0, lines_in_all, part):
        lines = f"line BETWEEN {start} AND {start + part - 1}"
        yield from desk.pieces(f"SELECT * EXCLUDE (line) FROM {view} WHERE {lines} ORDER BY {by}")


def _quoted(text: str) -> str:
    return text.replace("'", "''")
