"""Which kinds of file are registers of places; every other kind brings figures."""

PLACE_KINDS = frozenset(
    {
        "ods-trusts",
        "ods-ccg-icb",
        "ods-practices",
        "ods-sites",
        "ods-pcn",
        "ods-successors",
        "icb-names",
        "organisation-aliases",
        "region-names",
    }
)
