"""A name in capitals is shown as people write it."""

import pytest

from leadwell.organisations.rules.name_to_read import name_to_read


@pytest.mark.parametrize(
    ("published", "read"),
    [
        ("ZED UNIVERSITY NHS FOUNDATION TRUST", "Zed University NHS Foundation Trust"),
        ("THE ZED AND BRACK OF DALE", "The Zed and Brack of Dale"),
        ("ST ANNE'S HOSPITAL", "St Anne's Hospital"),
        ("DR ZED & PARTNERS (HQ)", "Dr Zed & Partners (HQ)"),
        ("NHS ZED ICB - 00Z", "NHS Zed ICB - 00Z"),
        ("ZED-ON-DALE PCN", "Zed-on-Dale PCN"),
        ("Zed’s own SPELLING", "Zed’s own SPELLING"),
        ("HMP BRXT", "HMP BRXT"),
        ("", ""),
    ],
)
def test_how_a_name_is_shown(published, read):
    assert name_to_read(published) == read
