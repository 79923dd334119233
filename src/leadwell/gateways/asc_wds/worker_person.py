"""The checks of what a worker row says about the person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from leadwell.gateways.asc_wds import messages as say
from leadwell.gateways.asc_wds.codes import BRITISH, YES_NO_UNKNOWN, ethnicities, numbers
from leadwell.gateways.asc_wds.findings import CheckedRow, choice
from leadwell.gateways.asc_wds.values import day, whole, years_later
from leadwell.gateways.rows import gettext_noop as _

YOUNGEST, OLDEST = 14, 100
YES, UNKNOWN = "Yes", 999
# Seen in recorded files; the list is not ours, so another single digit is let through.
GENDERS: Mapping[int, str] = {1: "Male", 2: "Female", 3: "Don't know", 4: "Other"}
DISABLED: Mapping[int, str] = {0: "No", 1: "Yes", 2: "Undisclosed", 3: "Don't know"}

_NATIONAL_INSURANCE = re.compile(r"[A-Z]{2}[0-9]{6}[A-D]")

AGE = _("The date of birth you have entered is not between a valid range of 14 – 100 years old")
BIRTH_FORMAT = _("The date of birth you have entered is incorrectly formatted and will be ignored")
CITIZEN = _("BRITISHCITIZENSHIP has been ignored as workers nationality is British")
VISA_NOT_NEEDED = _("HANDCVISA not required when worker is British or has British citizenship")
NO_VISA = _("INOUTUK not required when worker does not have a Health and Care visa")
ENTRY_UNPLACED = _("Year of entry has been ignored as Country of Birth is missing")
ENTRY_BRITISH = _("Year of entry has been ignored as Country of Birth is British")
ENTRY_BEFORE_BIRTH = _("YEAROFENTRY must be greater or equal to DOB")


def check_person(row: CheckedRow, today: date) -> None:
    """Check everything a worker row says about the person."""
    _national_insurance_number(row)
    _postcode(row)
    _birth(row, today)
    one_digit(row, "GENDER", "gender", GENDERS, "GENDER_ERROR")
    _ethnicity(row)
    _nationality(row)
    _citizenship(row)
    _country_of_birth(row)
    _year_of_entry(row, today)
    _visa(row)
    _recruited_abroad(row)
    one_digit(row, "DISABLED", "disabled", DISABLED, "DISABLED_ERROR")


def one_digit(row: CheckedRow, column: str, key: str, seen: Mapping[int, str], name: str) -> None:
    """A code of one digit, or 999. One we have not seen is let through, without a meaning."""
    code = row.whole(column)
    if row.text(column) and (code is None or (not 0 <= code <= 9 and code != UNKNOWN)):
        row.find(name, say.CODE_INCORRECT, column)
    elif code is not None and code in seen:
        row.parsed[key] = seen[code]


def _national_insurance_number(row: CheckedRow) -> None:
    """Looked at for its form, and kept nowhere."""
    text = row.text("NINUMBER").replace(" ", "").upper()
    if text and not _NATIONAL_INSURANCE.fullmatch(text):
        row.find("NINUMBER_ERROR", say.FORMAT_WRONG, "NINUMBER")


def _postcode(row: CheckedRow) -> None:
    if row.text("POSTCODE"):
        row.parsed["postcode"] = row.text("POSTCODE")
    else:
        row.find("POSTCODE_WARNING", say.IS_BLANK, "POSTCODE")


def _birth(row: CheckedRow, today: date) -> None:
    text = row.text("DOB")
    born = day(text)
    if not text:
        row.find("DOB_WARNING", say.IS_MISSING, "DOB")
    elif born is None:
        row.find("DOB_WARNING", BIRTH_FORMAT, "DOB")
    elif not years_later(born, YOUNGEST) <= today <= years_later(born, OLDEST):
        row.find("DOB_WARNING", AGE, "DOB")
    else:
        row.parsed["dateOfBirth"] = f"{born:%d/%m/%Y}"


def _ethnicity(row: CheckedRow) -> None:
    found = choice(row, "ETHNICITY", ethnicities(), "ETHNICITY_ERROR", say.CODE_INCORRECT)
    if found is not None:
        row.parsed["ethnicity"] = row.whole("ETHNICITY")


def _nationality(row: CheckedRow) -> None:
    _place(
        row,
        "NATIONALITY",
        "nationality",
        "NATIONALITY_ERROR",
        _("Nationality (NATIONALITY) must be an integer"),
        _("Nationality code ({value}) is not a valid entry"),
        numbers("nationalities"),
    )


def _country_of_birth(row: CheckedRow) -> None:
    _place(
        row,
        "COUNTRYOFBIRTH",
        "countryofBirth",
        "COUNTRY_OF_BIRTH_ERROR",
        _("Country of Birth (COUNTRYOFBIRTH) must be an integer"),
        _("Country of birth code ({value}) is not a valid entry"),
        numbers("countries"),
    )


def _place(
    row: CheckedRow,
    column: str,
    key: str,
    name: str,
    no_number: str,
    unknown: str,
    known: frozenset[int],
) -> None:
    text = row.text(column)
    code = whole(text)
    if text and code is None:
        row.find(name, no_number, column)
    elif code is not None and code not in known:
        row.find(name, unknown, column, value=code)
    elif code is not None:
        row.parsed[key] = code


def _citizenship(row: CheckedRow) -> None:
    if row.text("BRITISHCITIZENSHIP") and row.whole("NATIONALITY") == BRITISH:
        row.find("BRITISH_CITIZENSHIP_WARNING", CITIZEN, "BRITISHCITIZENSHIP")
        return
    told = choice(
        row,
        "BRITISHCITIZENSHIP",
        YES_NO_UNKNOWN,
        "BRITISH_CITIZENSHIP_ERROR",
        say.NOT_VALID_ENTRY,
    )
    if told is not None:
        row.parsed["britishCitizenship"] = told


def _year_of_entry(row: CheckedRow, today: date) -> None:
    text = row.text("YEAROFENTRY")
    year, born = whole(text), day(row.text("DOB"))
    if not text:
        return
    if year is None or not 1000 <= year <= 9999:
        row.find("YEAROFENTRY_ERROR", say.FORMAT_WRONG, "YEAROFENTRY")
    elif year > today.year:
        row.find("YEAROFENTRY_ERROR", say.IN_FUTURE, "YEAROFENTRY")
    elif born is not None and year < born.year:
        row.find("YEAROFENTRY_ERROR", ENTRY_BEFORE_BIRTH, "YEAROFENTRY")
    elif not row.text("COUNTRYOFBIRTH"):
        row.find("YEAROFENTRY_WARNING", ENTRY_UNPLACED, "YEAROFENTRY")
    elif row.whole("COUNTRYOFBIRTH") == BRITISH:
        row.find("YEAROFENTRY_WARNING", ENTRY_BRITISH, "YEAROFENTRY")
    else:
        row.parsed["yearOfEntry"] = year


def _is_british(row: CheckedRow) -> bool:
    return row.whole("NATIONALITY") == BRITISH or row.parsed.get("britishCitizenship") == YES


def _visa(row: CheckedRow) -> None:
    if row.text("HANDCVISA") and _is_british(row):
        row.find("HANDCVISA_WARNING", VISA_NOT_NEEDED, "HANDCVISA")
        return
    told = choice(row, "HANDCVISA", YES_NO_UNKNOWN, "HANDCVISA_WARNING", say.FORMAT_IGNORED)
    if told is not None:
        row.parsed["healthAndCareVisa"] = told


def _recruited_abroad(row: CheckedRow) -> None:
    if row.text("INOUTUK") and row.parsed.get("healthAndCareVisa") != YES:
        row.find("INOUTUK_WARNING", NO_VISA, "INOUTUK")
        return
    told = choice(row, "INOUTUK", YES_NO_UNKNOWN, "INOUTUK_WARNING", say.FORMAT_IGNORED)
    if told is not None:
        row.parsed["employedFromOutsideUk"] = told
