"""Files that are sent in and published."""

from __future__ import annotations

from collections.abc import Iterator

from leadwell.actor import Permission
from tests.attacks.region import Region
from tests.attacks.visits import Arguments, Finds, Visit, numbers, public

PLAIN = [
    "intake:files",
    "intake:published",
    "intake:offer",
    "intake:chart",
]
AT_A_PLACE: Arguments = {
    "intake:care": {},
}
AT_A_PLACE_PERHAPS: Arguments = {
    "intake:care_file": {"file": "worker"},
}


def _files(name: str, region: Region) -> Iterator[Visit]:
    sees = (Permission.SEE_LOADED_FILES, Permission.LOAD_STAFF)
    wanted = (Permission.LOAD_STAFF,) if name == "intake:match" else sees
    there = name == "intake:file"  # taken in: nothing is left to match, and rows may all be good
    return numbers(name, region, table="intake_stafffile", argument="file_id",
                   permissions=wanted, there=there)  # fmt: skip


ABOUT_ONE: dict[str, Finds] = {
    "intake:layout": public(),
    "intake:template": public(),
    "intake:example": public(),
    "intake:frictionless": public(),
    "intake:csvw": public(),
    "intake:file": _files,
    "intake:match": _files,
    "intake:rejected": _files,
    **{
        f"intake:{layout}-{what}": public()
        for layout in ("applications", "completions", "pay", "cases")
        for what in ("layout", "template", "example", "frictionless", "csvw")
    },
}
