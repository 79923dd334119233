"""What may be shown of few people: the one engine for every page, sheet and interface.

    profiles    what a publisher promises: which counts are hidden, how the rest are rounded
    books       counts that add up: one list of cells, and every sum that holds between them
    attack      what a reader can work out: by subtraction, by linear programming, by comparing
    ranges      the range of each count that fits everything printed
    puzzles     what is left to guess, and the moves and programmes that say how far it goes
    moves       changes that keep every sum
    protecting  hide more until neither attack finds anything
    together    counts of many tables that hang together
    beside      hide more where other tables are out already
    cell_keys   tables that readers make themselves: the same people, the same noise
    hierarchies places and the areas they add up to, all at once
    silent_areas what areas do not print, for the sake of the places in them
    releasing   what may be printed, with the reasons

A page puts all its counts into one `Book`, with every sum a reader could check, and prints what
`release` gives back. A count a reader can get at in two ways belongs in one book.
"""

from leadwell.stats.disclosure.attack import Known, bounds, known, one_mover, pinned, recover
from leadwell.stats.disclosure.beside import protect_beside
from leadwell.stats.disclosure.books import Balance, Book, Bools, Key, grid
from leadwell.stats.disclosure.cell_keys import Noise, as_printed, noise_of, noisy
from leadwell.stats.disclosure.hierarchies import Tree, hidden_in_tree, seen_through_tree
from leadwell.stats.disclosure.pooling import pooled_betrays, why_not_pooled
from leadwell.stats.disclosure.profiles import (
    AS_PUBLISHED,
    CELL_KEY,
    HES_2018,
    INTERNAL_EXACT,
    PROFILES,
    SURVEY_11,
    TEN_FIVE,
    Profile,
    may_show_ratio,
    show_count,
    what_is_known,
)
from leadwell.stats.disclosure.protecting import betrayed, primary, protect, secondary
from leadwell.stats.disclosure.releasing import (
    FEWEST_MOVED,
    Printed,
    Release,
    StillFound,
    differenced,
    hidden_in,
    largest_is_about_one,
    release,
)
from leadwell.stats.disclosure.silent_areas import silent_areas
from leadwell.stats.disclosure.together import Together

__all__ = [
    "AS_PUBLISHED",
    "CELL_KEY",
    "FEWEST_MOVED",
    "HES_2018",
    "INTERNAL_EXACT",
    "PROFILES",
    "SURVEY_11",
    "TEN_FIVE",
    "Balance",
    "Book",
    "Bools",
    "Key",
    "Known",
    "Noise",
    "Printed",
    "Profile",
    "Release",
    "StillFound",
    "Together",
    "Tree",
    "as_printed",
    "betrayed",
    "bounds",
    "differenced",
    "grid",
    "hidden_in",
    "hidden_in_tree",
    "known",
    "largest_is_about_one",
    "may_show_ratio",
    "noise_of",
    "noisy",
    "one_mover",
    "pinned",
    "pooled_betrays",
    "primary",
    "protect",
    "protect_beside",
    "recover",
    "release",
    "secondary",
    "seen_through_tree",
    "show_count",
    "silent_areas",
    "what_is_known",
    "why_not_pooled",
]
