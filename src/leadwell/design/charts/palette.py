"""Colours and sizes of every picture. Each colour stands out from white by at least 3 to 1, and
never carries a meaning alone: shape, fill or line style says the same."""

YOU = "#7c2855"  # the reader's own organisation, everywhere
PEER = "#768692"  # others
INK = "#212b32"
QUIET = "#4c6272"
NATIONAL = "#005eb8"
IMPROVEMENT = "#0b6fb8"  # blue, as in Making Data Count, darkened until it stands out from white
CONCERN = "#c25700"  # orange, likewise
NEITHER = "#5b3f99"  # purple: something changed and neither way is better
GRID = "#d8dde0"
WIDTH = 360
FONT = "Arial"
FONT_SIZE = 14
