"""The checks of a worker row that no recorded case covers."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.gateways.asc_wds.worker import KnownWorker, check_worker
from leadwell.gateways.tests.factories import WORKER

TODAY = date(2026, 11, 21)
HELD = KnownWorker(days_sick=1, days_sick_noted_on=date(2026, 1, 1))


def _found(known=None, **cells):
    row = check_worker(2, {**WORKER, **cells}, today=TODAY, known=known)
    return [(finding.code, finding.says) for finding in row.findings]


def test_the_made_up_worker_is_in_order():
    assert _found() == []


@pytest.mark.parametrize(
    ("cells", "code", "told"),
    [
        ({"LOCALESTID": ""}, 1010, "LOCALESTID has not been supplied"),
        ({"UNIQUEWORKERID": "9" * 51}, 1020, "UNIQUEWORKERID is longer than 50 characters"),
        ({"CHGUNIQUEWRKID": "9" * 51}, 1030, "CHGUNIQUEWORKERID is longer than 50 characters"),
        ({"DISPLAYID": ""}, 1050, "DISPLAYID is blank"),
        ({"NINUMBER": "A1"}, 1060, "NINUMBER is incorrectly formatted"),
        ({"GENDER": "male"}, 1090, "The code you have entered for GENDER is incorrect"),
        ({"ETHNICITY": "30"}, 1100, "The code you have entered for ETHNICITY is incorrect"),
        ({"NATIONALITY": "x"}, 1110, "Nationality (NATIONALITY) must be an integer"),
        ({"NATIONALITY": "5"}, 1110, "Nationality code (5) is not a valid entry"),
        ({"COUNTRYOFBIRTH": "5"}, 1130, "Country of birth code (5) is not a valid entry"),
        ({"NATIONALITY": "418", "BRITISHCITIZENSHIP": "7"}, 1120,
         "BRITISHCITIZENSHIP code is not a valid entry"),
        ({"YEAROFENTRY": "20"}, 1380, "YEAROFENTRY is incorrectly formatted"),
        ({"YEAROFENTRY": "2027"}, 1380, "YEAROFENTRY is in the future"),
        ({"YEAROFENTRY": "1981"}, 1380, "YEAROFENTRY must be greater or equal to DOB"),
        ({"RECSOURCE": "3"}, 1180, "The code you have entered for RECSOURCE is incorrect"),
        ({"EMPLSTATUS": "10"}, 1220, "The code you have entered for EMPLSTATUS is incorrect"),
        ({"ZEROHRCONT": "5"}, 1230, "The code you have entered for ZEROHRCONT is incorrect"),
        ({"DAYSSICK": "400"}, 1240, "DAYSSICK is out of validation range and will be ignored"),
        ({"SALARY": "much"}, 1260, "The code you have entered for SALARY is incorrect"),
        ({"SALARYINT": "3"}, 1251, "The code you have entered for SALARYINT does not match SALARY"),
        ({"MAINJOBROLE": ""}, 1280, "MAINJOBROLE has not been supplied"),
        ({"MAINJOBROLE": "99"}, 1280, "The code you have entered for MAINJOBROLE is incorrect"),
        ({"MAINJOBROLE": "23"}, 1290, "MAINJRDESC has not been supplied"),
        ({"MAINJOBROLE": "23", "MAINJRDESC": "x" * 121}, 1290, "MAINJRDESC is longer than 120 characters"),
        ({"SCQUAL": "5"}, 1360, "The code you have entered for SCQUAL is incorrect"),
        ({"SCQUAL": "1"}, 1360, "You must provide a value for SCQUAL level when SCQUAL is set to 1"),
        ({"SCQUAL": "1;77"}, 1360, "The level you have entered for SCQUAL is not valid and will be ignored"),
        ({"NONSCQUAL": "x"}, 1370, "The code you have entered for NONSCQUAL is incorrect"),
        ({"TRANSFERSTAFFRECORD": "Oak House"}, 1400,
         "Staff record has TRANSFERSTAFFRECORD given but does not exist"),
        ({"POSTCODE": ""}, 3070, "POSTCODE is blank"),
        ({"DOB": ""}, 3080, "DOB is missing"),
        ({"DOB": "1982"}, 3080,
         "The date of birth you have entered is incorrectly formatted and will be ignored"),
        ({"DOB": "01/01/1900"}, 3080,
         "The date of birth you have entered is not between a valid range of 14 – 100 years old"),
        ({"BRITISHCITIZENSHIP": "1"}, 3120,
         "BRITISHCITIZENSHIP has been ignored as workers nationality is British"),
        ({"YEAROFENTRY": "2001"}, 3380, "Year of entry has been ignored as Country of Birth is British"),
        ({"YEAROFENTRY": "2001", "COUNTRYOFBIRTH": ""}, 3380,
         "Year of entry has been ignored as Country of Birth is missing"),
        ({"STARTDATE": ""}, 2000, "STARTDATE is missing"),
        ({"STARTDATE": "31/02/2025"}, 3190, "STARTDATE is incorrectly formatted and will be ignored"),
        ({"STARTDATE": "22/11/2026"}, 3190, "STARTDATE is in the future and will be ignored"),
        ({"STARTDATE": "12/11/1990", "STARTINSECT": "999"}, 3190,
         "STARTDATE is before workers 14th birthday and will be ignored"),
        ({"STARTINSECT": ""}, 3200, "STARTINSECT is missing"),
        ({"STARTINSECT": "long ago"}, 3200, "STARTINSECT is incorrectly formatted and will be ignored"),
        ({"STARTINSECT": "2002"}, 3200, "STARTINSECT is after STARTDATE and will be ignored"),
        ({"APPRENTICE": "3"}, 3210, "The code for APPRENTICE is incorrect and will be ignored"),
        ({"ZEROHRCONT": ""}, 3230, "You have entered contracted hours but have not said this worker is "
         "not on a zero hours contract"),
        ({"CONTHOURS": "0"}, 3230,
         "You have entered “0” in CONTHOURS but not entered “Yes” to the ZEROHRCONT question"),
        ({"SALARY": "", "HOURLYRATE": "9", "SALARYINT": "999"}, 3270,
         "HOURLYRATE will be ignored as SALARYINT is 999"),
        ({"MAINJRDESC": "Boss"}, 3290, "MAINJRDESC will be ignored as not required for MAINJOBROLE"),
        ({"CONTHOURS": "76"}, 3300, "CONTHOURS is greater than 75 and will be ignored"),
        ({"CONTHOURS": "x"}, 3300,
         "The code you have entered for CONTHOURS is incorrect and will be ignored"),
        ({"ZEROHRCONT": "1"}, 3300, "CONTHOURS will be ignored as ZEROHRCONT is 1"),
        ({"AVGHOURS": "80"}, 3310, "AVGHOURS is greater than 75 and will be ignored"),
        ({"MAINJOBROLE": "16"}, 3340, "NMCREG has not been supplied"),
        ({"MAINJOBROLE": "16", "NMCREG": "x"}, 3340,
         "The code you have entered for NMCREG is incorrect and will be ignored"),
        ({"NMCREG": "1"}, 3340, "NMCREG will be ignored as this is not required for the MAINJOBROLE"),
        ({"SCQUAL": ""}, 3360, "SCQUAL is blank"),
        ({"MAINJOBROLE": "6"}, 3380, "AMHP has not been supplied"),
        ({"AMHP": "1"}, 3380,
         "The code you have entered for AMHP will be ignored as not required for this MAINJOBROLE"),
        ({"QUALACH03": "314;1x"}, 5055, "The year in (QUALACH03) is invalid"),
        ({"QUALACH04": "0"}, 5050, "The code you have entered for (QUALACH04) is incorrect"),
    ],
)  # fmt: skip
def test_each_message_comes_with_its_number(cells, code, told):
    assert _found(**cells) == [(code, told)]


@pytest.mark.parametrize(
    ("status", "known", "told"),
    [
        ("NEW", HELD, "Staff record has a STATUS of NEW but already exists"),
        ("DELETE", None, "Staff has a STATUS of DELETE but does not exist."),
        ("NOCHANGE", None, "Staff record has a STATUS of NOCHANGE but doesn't exist"),
        ("", None, "The STATUS you have supplied is incorrect"),
    ],
)
def test_a_status_is_held_against_what_is_on_record(status, known, told):
    [(_code, says)] = [
        found for found in _found(known, STATUS=status, DAYSSICK="2") if found[0] == 1040
    ]
    assert says.startswith(told)


def test_sickness_that_has_not_changed_is_worth_another_look():
    assert [code for code, _ in _found(HELD, STATUS="UPDATE")] == [3240]


def test_a_worker_taken_out_needs_nothing_but_a_number():
    cells = {**dict.fromkeys(WORKER, ""), "LOCALESTID": "Elm House", "UNIQUEWORKERID": "7"}
    row = check_worker(2, {**cells, "STATUS": "DELETE", "DISPLAYID": "G"}, today=TODAY, known=HELD)
    assert not row.findings


def test_what_is_wrong_is_said_to_people_without_the_value():
    row = check_worker(2, {**WORKER, "NATIONALITY": "5"}, today=TODAY, known=None)
    assert row.findings[0].advice == "Nationality code is not a valid entry"
    assert "AA000000A" not in repr(row) + str(row.parsed)


@pytest.mark.parametrize(
    "hours",
    [
        {"ZEROHRCONT": "1", "CONTHOURS": ""},
        {"AVGHOURS": "999"},
        {"CONTHOURS": "", "ZEROHRCONT": "999"},
    ],
)
def test_hours_that_are_in_order_are_left_alone(hours):
    assert _found(**hours) == []
