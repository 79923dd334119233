"""The checks of what a worker row says about the job: when it began, its contract, hours and pay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leadwell.gateways.asc_wds import messages as say
from leadwell.gateways.asc_wds.codes import (
    NURSE,
    OTHER_ROLES,
    SOCIAL_WORKER,
    YES_NO_UNKNOWN,
    job_roles,
    numbers,
)
from leadwell.gateways.asc_wds.findings import CheckedRow, choice
from leadwell.gateways.asc_wds.values import day, number, whole, years_later
from leadwell.gateways.rows import gettext_noop as _

YOUNGEST = 14
UNKNOWN = 999
MOST_HOURS = 75
MOST_DAYS = 366
LEAST_SALARY, MOST_SALARY = 500, 200_000
LONGEST_DESCRIPTION = 120
ANNUALLY, HOURLY = 1, 3
PAID: Mapping[int, str] = {ANNUALLY: "Annually", HOURLY: "Hourly", UNKNOWN: "Don't know"}

START_IN_FUTURE = _("STARTDATE is in the future and will be ignored")
START_TOO_YOUNG = _("STARTDATE is before workers 14th birthday and will be ignored")
START_BEFORE_ENTRY = _("STARTDATE is before year of entry and will be ignored")
SECTOR_AFTER_START = _("STARTINSECT is after STARTDATE and will be ignored")
SECTOR_TOO_YOUNG = _("STARTINSECT is before workers 14th birthday and will be ignored")
NO_DESCRIPTION_NEEDED = _("MAINJRDESC will be ignored as not required for MAINJOBROLE")
HOURS_AGAINST_ZERO = _(
    "The value entered for CONTHOURS in conjunction with the value for ZEROHRCONT "
    "fails our validation checks"
)
HOURS_BUT_NOTHING_SAID = _(
    "You have entered contracted hours but have not said this worker is not on a zero hours contract"
)
NO_HOURS_BUT_NOT_ZERO = _(
    "You have entered “0” in CONTHOURS but not entered “Yes” to the ZEROHRCONT question"
)
HOURS_ON_ZERO_HOURS = _("CONTHOURS will be ignored as ZEROHRCONT is {zero}")
DAYS_OUT_OF_RANGE = _("DAYSSICK is out of validation range and will be ignored")
DAYS_THE_SAME = _("DAYSSICK in the last 12 months has not changed please check this is correct")
PAY_NOT_A_NUMBER = _("Salary Int (SALARYINT) must be an integer")
SALARY_RANGE = _("SALARY must be between £{least} and £{most}")
NURSE_ONLY = _("NMCREG will be ignored as this is not required for the MAINJOBROLE")
SOCIAL_WORK_ONLY = _(
    "The code you have entered for AMHP will be ignored as not required for this MAINJOBROLE"
)


def check_job(row: CheckedRow, today: date) -> None:
    """Check everything a worker row says about the job."""
    _recruited_from(row)
    _start(row, today)
    _start_in_sector(row)
    _yes_no(row, "DHA", "carryOutDelegatedHealthcareActivities", "DHA_WARNING")
    _yes_no(row, "APPRENTICE", "apprenticeship", "APPRENCTICE_WARNING")
    _contract(row)
    _zero_hours(row)
    _days_sick(row)
    _pay(row)
    _job_role(row)
    _job_description(row)
    row.parsed["hours"] = {}
    _hours(row, "CONTHOURS", "contractedHours", "CONT_HOURS_WARNING")
    _hours(row, "AVGHOURS", "additionalHours", "AVG_HOURS_WARNING")
    row.parsed["nursing"] = {}
    _nurse_registration(row)
    _mental_health_professional(row)


def check_days_sick(
    row: CheckedRow, before: int | None, noted_on: date | None, today: date
) -> None:
    """Days of sickness that are the same as last time are worth another look, unless that was today."""
    days = row.parsed.get("daysSick")
    if days is not None and days == before and noted_on != today:
        row.find("DAYSICK_WARNING", DAYS_THE_SAME, "DAYSSICK")


def _yes_no(row: CheckedRow, column: str, key: str, name: str) -> None:
    told = choice(row, column, YES_NO_UNKNOWN, name, say.FOR_CODE_IGNORED)
    if told is not None:
        row.parsed[key] = told


def _recruited_from(row: CheckedRow) -> None:
    code = row.whole("RECSOURCE")
    if row.text("RECSOURCE") and code not in numbers("recruited_from"):
        row.find("RECSOURCE_ERROR", say.CODE_INCORRECT, "RECSOURCE")
    elif code is not None:
        row.parsed["recruitmentSource"] = code


def _start(row: CheckedRow, today: date) -> None:
    text = row.text("STARTDATE")
    began, born = day(text), day(row.text("DOB"))
    entered = row.parsed.get("yearOfEntry")
    if not text:
        row.find("START_DATE_MISSING", say.IS_MISSING, "STARTDATE", warning=True)
    elif began is None:
        row.find("START_DATE_WARNING", say.FORMAT_IGNORED, "STARTDATE")
    elif began > today:
        row.find("START_DATE_WARNING", START_IN_FUTURE, "STARTDATE")
    elif born is not None and began < years_later(born, YOUNGEST):
        row.find("START_DATE_WARNING", START_TOO_YOUNG, "STARTDATE")
    elif entered is not None and began.year < entered:
        row.find("START_DATE_WARNING", START_BEFORE_ENTRY, "STARTDATE")
    else:
        row.parsed["startDate"] = f"{began:%d/%m/%Y}"


def _start_in_sector(row: CheckedRow) -> None:
    text = row.text("STARTINSECT")
    year, began, born = whole(text), day(row.text("STARTDATE")), day(row.text("DOB"))
    if not text:
        row.find("START_INSECT_WARNING", say.IS_MISSING, "STARTINSECT")
    elif year is None:
        row.find("START_INSECT_WARNING", say.FORMAT_IGNORED, "STARTINSECT")
    elif year == UNKNOWN:
        row.parsed["startedInSector"] = "Don't know"
    elif began is not None and year > began.year:
        row.find("START_INSECT_WARNING", SECTOR_AFTER_START, "STARTINSECT")
    elif born is not None and year < born.year + YOUNGEST:
        row.find("START_INSECT_WARNING", SECTOR_TOO_YOUNG, "STARTINSECT")
    else:
        row.parsed["startedInSector"] = year


def _contract(row: CheckedRow) -> None:
    """What is no number counts as nothing supplied."""
    code = row.whole("EMPLSTATUS")
    row.parsed["contractType"] = None
    if code is None:
        row.find("CONTRACT_TYPE_ERROR", say.NOT_SUPPLIED, "EMPLSTATUS")
    elif not 1 <= code <= 9:
        row.find("CONTRACT_TYPE_ERROR", say.CODE_INCORRECT, "EMPLSTATUS")
    else:
        row.parsed["contractType"] = code


def _zero_hours(row: CheckedRow) -> None:
    both = "CONTHOURS/ZEROHRCONT"
    zero, hours = row.whole("ZEROHRCONT"), number(row.text("CONTHOURS"))
    cell = row.cells.get("ZEROHRCONT")
    if row.text("ZEROHRCONT") and zero not in YES_NO_UNKNOWN:
        row.find("ZERO_HRCONT_ERROR", say.CODE_INCORRECT, "ZEROHRCONT")
    elif zero == UNKNOWN and hours:
        row.find(
            "ZERO_HRCONT_ERROR", HOURS_AGAINST_ZERO, both, source=cell, told_as="ZEROHRCONT_ERROR"
        )
    elif zero is None and hours:
        row.find("ZERO_HRCONT_WARNING", HOURS_BUT_NOTHING_SAID, both, source=cell)
    elif zero != 1 and hours == 0:
        row.find("ZERO_HRCONT_WARNING", NO_HOURS_BUT_NOT_ZERO, both, source=cell)
    elif zero is not None:
        row.parsed["zeroHoursContract"] = YES_NO_UNKNOWN[zero]


def _hours(row: CheckedRow, column: str, key: str, name: str) -> None:
    text = row.text(column)
    hours, zero = number(text), row.whole("ZEROHRCONT")
    if not text:
        return
    if hours is None or hours < 0:
        row.find(name, say.CODE_IGNORED, column)
    elif hours == UNKNOWN:
        row.parsed["hours"][key] = "Don't know"
    elif hours > MOST_HOURS:
        row.find(name, say.HOURS_TOO_MANY, column)
    elif column == "CONTHOURS" and zero == 1 and hours:
        row.find(name, HOURS_ON_ZERO_HOURS, column, zero=zero)
    else:
        row.parsed["hours"][key] = hours


def _days_sick(row: CheckedRow) -> None:
    """No year has more than 366 days; where exactly the service draws the line we do not know."""
    text = row.text("DAYSSICK")
    days = number(text)
    if not text:
        return
    if days is None or days < 0 or (days > MOST_DAYS and days != UNKNOWN):
        row.find("DAYSICK_ERROR", DAYS_OUT_OF_RANGE, "DAYSSICK")
    else:
        row.parsed["daysSick"] = days


def _pay(row: CheckedRow) -> None:
    """How the pay is counted, and then the one amount that goes with it."""
    text = row.text("SALARYINT")
    paid = whole(text)
    if not text:
        return
    if paid is None:
        row.find("SALARY_INT_ERROR", PAY_NOT_A_NUMBER, "SALARYINT")
        return
    if paid in PAID:
        row.parsed["salaryInterval"] = PAID[paid]
    for column, belongs in (("SALARY", ANNUALLY), ("HOURLYRATE", HOURLY)):
        if row.text(column):
            _amount(row, column, paid, belongs)


def _amount(row: CheckedRow, column: str, paid: int, belongs: int) -> None:
    both = f"SALARYINT ({row.text('SALARYINT')}) - {column} ({row.text(column)})"
    if paid == UNKNOWN:
        name = "SALARY_WARNING" if column == "SALARY" else "HOURLY_RATE_WARNING"
        row.find(name, say.IGNORED_AS_UNKNOWN_PAY, column, source=both)
    elif paid != belongs:
        short = "SALARY" if column == "SALARY" else "HOURLY_RATE"
        told = say.PAY_DOES_NOT_MATCH.replace("{column}", column)
        name = f"SALARY_INT_NOT_MATCH_{short}_ERROR"
        row.find(name, told, f"SALARYINT/{column}", source=both, told_as="SALARY_INT_ERROR")
    elif column == "SALARY":
        _salary(row)
    else:
        _hourly_rate(row)


def _salary(row: CheckedRow) -> None:
    salary = number(row.text("SALARY"))
    if salary is None:
        row.find("SALARY_ERROR", say.CODE_INCORRECT, "SALARY")
    elif not LEAST_SALARY <= salary <= MOST_SALARY:
        row.find("SALARY_ERROR", SALARY_RANGE, "SALARY", least=LEAST_SALARY, most=MOST_SALARY)
    else:
        row.parsed["salary"] = salary


def _hourly_rate(row: CheckedRow) -> None:
    rate = number(row.text("HOURLYRATE"))
    if rate is None or rate < 0:
        row.find("HOURLY_RATE_ERROR", say.CODE_INCORRECT, "HOURLYRATE")
    else:
        row.parsed["hourlyRate"] = rate


def _job_role(row: CheckedRow) -> None:
    """What is no number counts as nothing supplied."""
    code = row.whole("MAINJOBROLE")
    if code is None:
        row.find("MAIN_JOB_ROLE_ERROR", say.NOT_SUPPLIED, "MAINJOBROLE")
    elif code not in job_roles():
        row.find("MAIN_JOB_ROLE_ERROR", say.CODE_INCORRECT, "MAINJOBROLE")
    else:
        row.parsed["mainJob"] = {"role": code}


def _job_description(row: CheckedRow) -> None:
    text = row.text("MAINJRDESC")
    needed = row.whole("MAINJOBROLE") in OTHER_ROLES
    if text and not needed:
        row.find("MAIN_JOB_DESC_WARNING", NO_DESCRIPTION_NEEDED, "MAINJRDESC")
    elif needed and not text:
        row.find("MAIN_JOB_DESC_ERROR", say.NOT_SUPPLIED, "MAINJRDESC")
    elif len(text) > LONGEST_DESCRIPTION:
        row.find("MAIN_JOB_DESC_ERROR", say.TOO_LONG, "MAINJRDESC", most=LONGEST_DESCRIPTION)
    elif needed and "mainJob" in row.parsed:
        row.parsed["mainJob"]["other"] = text


def _nurse_registration(row: CheckedRow) -> None:
    _of_one_role(row, "NMCREG", NURSE, "NMCREG_WARNING", NURSE_ONLY)


def _mental_health_professional(row: CheckedRow) -> None:
    _of_one_role(row, "AMHP", SOCIAL_WORKER, "AMHP_WARNING", SOCIAL_WORK_ONLY)


def _of_one_role(row: CheckedRow, column: str, role: int, name: str, elsewhere: str) -> None:
    """A question that is asked of one job role only."""
    text = row.text(column)
    if row.whole("MAINJOBROLE") == role:
        if not text:
            row.find(name, say.NOT_SUPPLIED, column)
        elif row.whole(column) is None:
            row.find(name, say.CODE_IGNORED, column)
    elif text:
        row.find(name, elsewhere, column)
