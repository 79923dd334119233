"""The messages that several columns share, word for word as the format has them."""

from __future__ import annotations

from leadwell.gateways.rows import gettext_noop as _

NOT_SUPPLIED = _("{column} has not been supplied")
IS_BLANK = _("{column} is blank")
IS_MISSING = _("{column} is missing")
TOO_LONG = _("{column} is longer than {most} characters")
CODE_INCORRECT = _("The code you have entered for {column} is incorrect")
CODE_INVALID = _("The code you have entered for {column} is invalid")
CODE_IGNORED = _("The code you have entered for {column} is incorrect and will be ignored")
FOR_CODE_IGNORED = _("The code for {column} is incorrect and will be ignored")
FORMAT_WRONG = _("{column} is incorrectly formatted")
FORMAT_IGNORED = _("{column} is incorrectly formatted and will be ignored")
NOT_VALID_ENTRY = _("{column} code is not a valid entry")
IN_FUTURE = _("{column} is in the future")
HOURS_TOO_MANY = _("{column} is greater than 75 and will be ignored")
IGNORED_AS_UNKNOWN_PAY = _("{column} will be ignored as SALARYINT is 999")
PAY_DOES_NOT_MATCH = _("The code you have entered for SALARYINT does not match {column}")
