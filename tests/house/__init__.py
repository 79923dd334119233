"""The guards: what the house promises and imports alone cannot show.

Each guard is a pure function from files or models to offences, an allow-list with a reason for
every entry, a test that the house keeps it, and a test that breaks it.
"""
