"""Frameworks, and the drafts of them."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import somewhere
from tests.attacks.region import Region
from tests.attacks.visits import Finds, Visit, public

PLAIN = [
    "standards:frameworks",
    "standards:drafts",
    "standards:start",
    "standards:import",
]


def _standards(name: str, region: Region) -> Iterator[Visit]:
    """The version in review, what stands in it, and nothing for those who do not draft."""
    draft = region.one("SELECT max(id) FROM standards_version WHERE status = 'in-review'")
    arguments: dict[str, object] = {"version_id": draft}
    if argument := STANDARDS[name]:
        table = argument.removesuffix("_id")
        asked = f"SELECT min(id) FROM standards_{table} WHERE version_id = %s"
        arguments[argument] = region.one(asked, draft)
    if name == "standards:step":
        arguments["verb"] = "sign-off"
    yield Visit(reverse(name, kwargs=arguments), somewhere(Permission.DRAFT_STANDARDS))
    gone = {**arguments, "version_id": 999_999_999}
    yield Visit(reverse(name, kwargs=gone), lambda by: False)


STANDARDS = {
    "standards:draft": "", "standards:describe": "", "standards:affected": "",
    "standards:step": "", "standards:comments": "", "standards:answer": "comment_id",
    "standards:item-add": "", "standards:item-change": "item_id",
    "standards:item-remove": "item_id", "standards:requirement-add": "",
    "standards:requirement-change": "requirement_id",
    "standards:requirement-remove": "requirement_id",
}  # fmt: skip


ABOUT_ONE: dict[str, Finds] = {
    **dict.fromkeys(STANDARDS, _standards),
    "standards:framework": public(framework="core"),
    "standards:compare": public(framework="core"),
    "standards:version": public(framework="core", version="1.0"),
    "standards:item": public(framework="core", version="1.0", code="2.1"),
}
ELSEWHERE = {
    "standards:case-": "for programs: standards/tests/test_case.py; drafts are never there",
    "standards:moodle": "public where published: standards/tests/test_importing_pages.py",
}
