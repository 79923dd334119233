"""Making the first administrator from the command line."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from leadwell.access.models import Account, RoleGrant
from leadwell.access.tests.factories import england


def make(capsys):
    call_command("make_administrator", "asha@made-up.example", "Asha Patel")
    return capsys.readouterr().out


def test_the_first_administrator_is_made_and_told_what_to_do_next(capsys, db):
    england()
    assert "/account/password/reset/" in make(capsys)
    given = RoleGrant.objects.get()
    assert (given.role, given.organisation.code) == ("administrator", "ENG")
    assert given.person.account.email == "asha@made-up.example"


def test_making_them_twice_makes_one(capsys, db):
    england()
    make(capsys)
    make(capsys)
    assert RoleGrant.objects.count() == Account.objects.count() == 1


def test_before_any_organisation_is_loaded_it_says_what_is_missing(capsys, db):
    with pytest.raises(CommandError, match="No organisation has this code"):
        make(capsys)
    assert not Account.objects.exists()
