"""The checks of a workplace row. Nobody recorded how the service answers these."""

from __future__ import annotations

import pytest

from leadwell.gateways.asc_wds.workplace import (
    check_workplace,
    check_workplace_against_workers,
    check_workplaces_together,
)
from leadwell.gateways.tests.factories import WORKPLACE


def _found(known=True, **cells):
    row = check_workplace(2, {**WORKPLACE, **cells}, known=known)
    return [(finding.code, finding.says) for finding in row.findings]


def test_the_made_up_workplace_is_in_order():
    assert _found() == []


@pytest.mark.parametrize(
    ("cells", "code", "told"),
    [
        ({"LOCALESTID": ""}, 1010, "LOCALESTID has not been supplied"),
        ({"LOCALESTID": "x" * 51}, 1010, "LOCALESTID is longer than 50 characters"),
        ({"STATUS": ""}, 1020, "STATUS is blank"),
        ({"STATUS": "CHGSUB"}, 1020, "The code you have entered for STATUS is incorrect"),
        ({"STATUS": "NEW"}, 1020,
         "Workplace has a STATUS of NEW but already exists, please use one of the other statuses"),
        ({"ESTNAME": ""}, 1030, "ESTNAME has not been supplied"),
        ({"ADDRESS1": ""}, 1040, "ADDRESS1 is blank"),
        ({"POSTCODE": ""}, 1060, "POSTCODE has not been supplied"),
        ({"POSTCODE": "nowhere"}, 1060, "POSTCODE is incorrectly formatted"),
        ({"ESTTYPE": ""}, 1070, "ESTTYPE has not been supplied"),
        ({"ESTTYPE": "x"}, 1070, "The code you have entered for ESTTYPE is incorrect"),
        ({"PERMCQC": "2"}, 1080, "The code you have entered for PERMCQC is incorrect"),
        ({"PERMLA": "yes"}, 1090, "The code you have entered for PERMLA is incorrect"),
        ({"REGTYPE": ""}, 1100, "REGTYPE has not been supplied"),
        ({"REGTYPE": "1"}, 1100, "The code you have entered for REGTYPE is incorrect"),
        ({"PROVNUM": ""}, 1105, "PROVNUM has not been supplied"),
        ({"PROVNUM": "2-1"}, 1105, "PROVNUM is incorrectly formatted"),
        ({"LOCATIONID": ""}, 1110, "LOCATIONID has not been supplied"),
        ({"MAINSERVICE": ""}, 1000, "MAINSERVICE has not been supplied"),
        ({"MAINSERVICE": "x", "ALLSERVICES": "0"}, 1000,
         "The code you have entered for MAINSERVICE is incorrect"),
        ({"ALLSERVICES": "1;", "CAPACITY": "1;", "UTILISATION": "1;"}, 1120,
         "There is an empty element in ALLSERVICES"),
        ({"ALLSERVICES": "2"}, 1120, "MAINSERVICE is not included in ALLSERVICES"),
        ({"ALLSERVICES": "0;2", "CAPACITY": ";", "UTILISATION": ";"}, 1121,
         "ALLSERVICES is 0 (none) but contains services other than the MAINSERVICE"),
        ({"CAPACITY": "1;2"}, 1120, "ALLSERVICES/CAPACITY/UTILISATION/SERVICEDESC do not have the same "
         "number of items (i.e. numbers and/or semi colons)"),
        ({"CAPACITY": "many"}, 1140,
         "Capacities (CAPACITY) must be a semi-colon delimited list of whole numbers"),
        ({"OTHERUSERDESC": "a;b"}, 1130, "SERVICEUSERS/OTHERUSERDESC do not have the same number of items "
         "(i.e. numbers and/or semi colons)"),
        ({"TOTALPERMTEMP": ""}, 1200, "TOTALPERMTEMP is missing"),
        ({"TOTALPERMTEMP": "-1"}, 1200, "TOTALPERMTEMP must be a number"),
        ({"ALLJOBROLES": "carer"}, 1280, "All Job Roles (ALLJOBROLES) must be whole numbers"),
        ({"ALLJOBROLES": "99"}, 1280, "The code you have entered for ALLJOBROLES is incorrect"),
        ({"ALLJOBROLES": "", "VACANCIES": "0"}, 1280,
         "ALLJOBROLES cannot be blank as you have STARTERS, LEAVERS, VACANCIES greater than zero"),
        ({"VACANCIES": "1;2"}, 1300, "ALLJOBROLES and VACANCIES do not have the same number of items "
         "(i.e. numbers and/or semi colons)."),
        ({"STARTERS": "-1"}, 1310, "STARTERS values must be whole numbers"),
        ({"LEAVERS": "x"}, 1320, "LEAVERS values must be whole numbers"),
        ({"REASONS": "x", "REASONNOS": "0"}, 1360, "The REASONS you have supplied has an incorrect code"),
        ({"REASONS": "1;2", "REASONNOS": "0"}, 1360, "REASONS/REASONNOS do not have the same number of "
         "items (i.e. numbers and/or semi colons)"),
        ({"REASONS": "1", "REASONNOS": "3"}, 1360,
         "The total number of REASONNOS you have entered does not equal the total number of LEAVERS"),
        ({"SICKPAY": "x"}, 2450, "The code you have entered for SICKPAY is incorrect and will be ignored"),
    ],
)  # fmt: skip
def test_each_message_comes_with_its_number(cells, code, told):
    assert _found(**cells) == [(code, told)]


@pytest.mark.parametrize(
    ("status", "told"),
    [("DELETE", "Workplace has a STATUS of DELETE but does not exist"),
     ("NOCHANGE", "Workplace has a STATUS of NOCHANGE but does not exist, please change to NEW to add it")],
)  # fmt: skip
def test_a_workplace_that_is_not_on_record_can_only_be_new(status, told):
    assert _found(known=False, STATUS=status) == [(1020, told)]


def test_a_register_number_is_passed_over_where_nobody_regulates():
    assert [code for code, _ in _found(REGTYPE="0")] == [2105, 2110]


def test_a_manager_is_not_wanted_where_nobody_regulates():
    found = _found(REGTYPE="0", PROVNUM="", LOCATIONID="", ALLJOBROLES="4")
    assert [code for code, _ in found] == [2180]


def test_no_two_workplaces_share_a_number():
    twins = [check_workplace(line, WORKPLACE, known=True) for line in (2, 3)]
    check_workplaces_together(twins)
    assert [finding.says for finding in twins[1].findings] == [
        "LOCALESTID is not unique",
        "LOCATIONID is not unique",
    ]
    assert not twins[0].refused


@pytest.mark.parametrize(
    ("cells", "roles", "codes"),
    [({}, [4, 8], []), ({}, [8, 8], [2301]), ({}, [4], [2200]),
     ({"ALLJOBROLES": "4", "VACANCIES": "1"}, [8, 8], []), ({"STATUS": "DELETE"}, [], [])],
)  # fmt: skip
def test_the_staff_adds_up_and_somebody_is_the_manager(cells, roles, codes):
    row = check_workplace(2, {**WORKPLACE, **cells}, known=True)
    check_workplace_against_workers(row, roles)
    assert [finding.code for finding in row.findings] == codes
    assert not row.refused
