"""Every app on the floor plan has rooms, is installed, and says what it is for."""

from django.conf import settings

from launcher.catalogue import purpose_of
from tests.house.source import PACKAGE, contracts, floors, hold

# What the house stands on has no rooms: each file there is one idea.
WITHOUT_ROOMS = {"config", "design", "gateways", "stats", "allocation", "actor", "reasons"}


def misplaced(plan: set[str], roomed: set[str], installed: set[str]) -> dict[str, str]:
    """Apps that are in one list and missing from another."""
    apps = plan - WITHOUT_ROOMS
    found = dict.fromkeys(apps - roomed, "is on the floor plan but not in the list of rooms")
    found |= dict.fromkeys(roomed - apps, "has rooms but is not on the floor plan")
    found |= dict.fromkeys(apps - installed, "is on the floor plan but not in INSTALLED_APPS")
    return found


def _ours(names: list[str]) -> set[str]:
    return {name.removeprefix("leadwell.") for name in names if name.startswith("leadwell.")}


def test_every_app_has_rooms():
    roomed = _ours(contracts()["rooms"]["containers"])
    hold(misplaced(set(floors()), roomed, _ours(settings.INSTALLED_APPS)))


def test_every_app_says_what_it_is_for():
    hold({app: "has no purpose in README.md" for app in floors() if not purpose_of(PACKAGE, app)})


def test_an_app_without_rooms_is_seen():
    assert set(misplaced({"talent"}, set(), {"talent"})) == {"talent"}


def test_an_app_nobody_placed_is_seen():
    assert set(misplaced(set(), {"talent"}, {"talent"})) == {"talent"}


def test_an_app_nobody_installed_is_seen():
    assert set(misplaced({"talent"}, {"talent"}, set())) == {"talent"}


def test_an_app_without_a_purpose_is_seen(tmp_path):
    (tmp_path / "talent").mkdir()
    (tmp_path / "talent" / "__init__.py").touch()
    assert purpose_of(tmp_path, "talent") == ""
