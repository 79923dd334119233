"""The running site, for the fuzzing."""

from tests.site import filled_database as filled_database
from tests.site import site as site
