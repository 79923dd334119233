"""A file that arrives through a browser is read back whole, and never lies readable on the disc."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from leadwell.gateways.arriving import A_PIECE, Arriving

NAME = b"Astrid Lindqvist"


@pytest.fixture
def arrive(tmp_path):
    with ExitStack() as afterwards:
        yield partial(_arrive, tmp_path, afterwards)


def _arrive(folder, afterwards, content):
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("staff.csv", content)})
    afterwards.callback(request.close)  # as the end of every request does
    handler = Arriving(request, folder / "home")
    request.upload_handlers = [handler]
    return handler, request.FILES["file"]


def test_what_arrived_is_read_back_as_often_as_it_is_asked_for(arrive):
    content = NAME * 200_000
    _, arrived = arrive(content)
    assert arrived.size == len(content) > A_PIECE
    assert b"".join(arrived.chunks()) == content
    assert b"".join(arrived.chunks(1_000)) == content


def test_on_the_disc_nobody_can_read_it_or_find_it(arrive, tmp_path):
    _, arrived = arrive(NAME * 1_000)
    arrived.file.seek(0)
    held = arrived.file.read()
    assert len(held) == 1_000 * len(NAME)
    assert NAME not in held
    assert not list((tmp_path / "home").iterdir()), "the file has a name on the disc"


def test_two_files_are_never_under_one_key(arrive):
    handler, _ = arrive(NAME)
    first = handler.key
    other, _ = arrive(NAME)
    assert other.key != first


def test_a_file_that_breaks_off_leaves_nothing(tmp_path):
    handler = Arriving(RequestFactory().post("/"), tmp_path / "home")
    handler.new_file("file", "staff.csv", "text/csv", None)
    handler.receive_data_chunk(NAME, 0)
    handler.upload_interrupted()
    assert handler.disc.closed
    assert not list((tmp_path / "home").iterdir())
