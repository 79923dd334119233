"""Every field says whether it is public, personal or special, and how long it is kept."""

from collections.abc import Iterable, Iterator
from types import SimpleNamespace

from django.apps import apps

from leadwell.keeping.queries import schedule
from tests.house.source import Offences, gather, hold

KINDS = ("public", "personal", "special")


def undeclared(models: Iterable[tuple[str, set[str], object]]) -> Offences:
    """Of (model, its fields, its note): fields unsaid, said twice, or said but gone."""
    return gather((model, what) for model, fields, note in models for what in _judge(fields, note))


def _judge(fields: set[str], note: object) -> Iterator[str]:
    if note is None:
        yield "has no Privacy note"
        return
    said = [name for kind in KINDS for name in getattr(note, kind, ())]
    if missing := fields - set(said):
        yield f"does not say of {sorted(missing)}"
    if gone := set(said) - fields:
        yield f"speaks of fields it has not: {sorted(gone)}"
    if twice := {name for name in said if said.count(name) > 1}:
        yield f"says two things of {sorted(twice)}"
    if not str(getattr(note, "kept", "")).strip():
        yield "does not say how long it is kept"
    if getattr(note, "kept_as", "") not in schedule():
        yield "names no class of the retention schedule"


def _ours() -> Iterator[tuple[str, set[str], object]]:
    for model in apps.get_models():
        if model.__module__.startswith("leadwell."):
            fields = {field.name for field in model._meta.local_fields} - {"id"}
            yield model._meta.label, fields, model.__dict__.get("Privacy")


def test_every_field_declares_its_privacy():
    ours = list(_ours())
    assert ours, "the guard looks at nothing"
    hold(undeclared(ours))


def _judged(*, kept: str = "a year", kept_as: str = "proof", **said: tuple[str, ...]) -> str:
    note = SimpleNamespace(kept=kept, kept_as=kept_as, **said)
    return " ".join(undeclared([("boards.Term", {"name", "began_on"}, note)]).values())


def test_a_model_without_a_note_is_seen():
    assert undeclared([("boards.Term", {"name"}, None)])


def test_a_field_nobody_spoke_of_is_seen():
    assert "['began_on']" in _judged(personal=("name",))


def test_a_field_that_is_gone_is_seen():
    assert "has not: ['ended_on']" in _judged(public=("name", "began_on", "ended_on"))


def test_a_field_declared_twice_is_seen():
    assert "two things of ['name']" in _judged(public=("name", "began_on"), special=("name",))


def test_a_note_without_an_end_is_seen():
    assert "how long" in _judged(public=("name", "began_on"), kept=" ")


def test_a_note_outside_the_schedule_is_seen():
    assert "retention schedule" in _judged(public=("name", "began_on"), kept_as="for luck")


def test_a_whole_note_passes():
    assert _judged(public=("began_on",), personal=("name",)) == ""
