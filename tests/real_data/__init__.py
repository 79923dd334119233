"""Tests on the real public files, which are not part of this repository."""
