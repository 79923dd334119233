"""The words an organisation is found by, kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from leadwell.organisations import queries
from leadwell.organisations.rules.search_words import search_words

_ABOUT = """
SELECT o.id, o.name, o.code, o.town, o.postcode,
    ARRAY(SELECT n.name FROM organisations_organisationname n
          WHERE n.organisation_id = o.id AND n.name <> o.name ORDER BY n.alias, n.id),
    ARRAY(SELECT c.code FROM organisations_organisationcode c
          WHERE c.organisation_id = o.id ORDER BY c.code)
FROM organisations_organisation o WHERE o.id = ANY(%s)
"""

_KEEP = """
UPDATE organisations_organisation o SET search_text = f.text
FROM unnest(%s::bigint[], %s::text[]) AS f(id, text)
WHERE o.id = f.id AND o.search_text <> f.text
"""


class FoundBy:
    """Current name first, then code, town, postcode (with and without its space), everything else.

    A space stands at both ends, so that " word" finds the beginning of any word.
    """

    @staticmethod
    def text(
        name: str,
        code: str,
        town: str,
        postcode: str,
        others: Iterable[str],
        same: Mapping[str, str],
    ) -> str:
        """The text for one organisation."""
        together = (name, code, town, postcode, postcode.replace(" ", ""), *others)
        return f" {search_words(' '.join(together), same=same)} "

    @classmethod
    def refresh(cls, numbers: Sequence[int]) -> None:
        """Make the text again for organisations of which something changed."""
        if not numbers:
            return
        same = queries.words().same
        with connection.cursor() as cursor:
            cursor.execute(_ABOUT, [list(numbers)])
            found = {
                number: cls.text(name, code, town, postcode, (*names, *codes), same)
                for number, name, code, town, postcode, names, codes in cursor.fetchall()
            }
            cursor.execute(_KEEP, [list(found), list(found.values())])
