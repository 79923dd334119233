"""Foreign keys point downstairs, never into a sealed room, and none leaves one with a way back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from tests.house.source import SEALED, Offences, floors, gather, hold


@dataclass(frozen=True)
class Key:
    """One foreign key: where it is, the app it leaves, the app it reaches, and the way back."""

    where: str
    leaves: str
    reaches: str
    way_back: bool


def keys(models: Iterable[type[Model]]) -> list[Key]:
    """Every foreign key, one-to-one and many-to-many of these models."""
    return [
        Key(
            f"{model._meta.label}.{field.name}",
            model._meta.app_label,
            field.related_model._meta.app_label,
            not field.remote_field.hidden,
        )
        for model in models
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.is_relation
    ]


def wrong_way(found: Iterable[Key], height: dict[str, int]) -> Offences:
    """The keys that climb, that open a sealed room, or that leave a door open behind them."""
    return gather(pair for key in found for pair in _judge(key, height))


def _judge(key: Key, height: dict[str, int]) -> Iterable[tuple[str, str]]:
    if key.leaves != key.reaches and height.get(key.reaches, 0) >= height[key.leaves]:
        yield key.where, f"points at {key.reaches}, which is not downstairs"
    if key.reaches in SEALED and key.leaves != key.reaches:
        yield key.where, "points into a sealed room"
    if key.leaves in SEALED and key.leaves != key.reaches and key.way_back:
        yield key.where, 'leaves a sealed room without related_name="+"'


def test_every_foreign_key_points_downstairs():
    ours = [model for model in apps.get_models() if model.__module__.startswith("leadwell.")]
    assert keys(ours), "the guard looks at nothing"
    hold(wrong_way(keys(ours), floors()))


def test_a_key_that_climbs_is_seen():
    key = Key("people.Person.post", "people", "organisations", False)
    assert "not downstairs" in wrong_way([key], floors())[key.where]


def test_a_key_to_a_neighbour_on_the_same_floor_is_seen():
    assert wrong_way([Key("home.Note.file", "home", "intake", False)], floors())


def test_a_key_into_a_sealed_room_is_seen():
    key = Key("measures.Figure.declaration", "measures", "equality", False)
    assert "sealed room" in wrong_way([key], floors())[key.where]


def test_a_way_back_into_a_sealed_room_is_seen():
    key = Key("equality.Declaration.person", "equality", "people", True)
    assert 'related_name="+"' in wrong_way([key], floors())[key.where]


def test_a_sealed_room_may_look_out_without_a_way_back():
    assert not wrong_way(
        [Key("equality.Declaration.person", "equality", "people", False)], floors()
    )
