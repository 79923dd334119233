"""The lottery: the worked example, byte for byte, and that its numbers favour nobody."""

from __future__ import annotations

from hashlib import sha256

from leadwell.allocation.closed_list import close
from leadwell.allocation.lottery import (
    commitment,
    draw_seed,
    lottery_number,
    lottery_numbers,
    number_in_hex,
    number_in_short,
)

# The worked example of the protocol: five entrants, and what must come of them.
ENTRANTS = [f"E{n:09d}" for n in range(5)]
SECRET = b"\x01" * 32
ROOT = "6546740d6e4a24b88f2a07ae2c0b6978afd523a059682c65c758f5e17e695640"
SEED = "63192a97741e1636d3ff3f56cc2150ca1af0a4402555e2ef957e327aa0c31500"
BEGINNINGS = ["bb109f2024bc", "5bdcb43aeaf7", "2ff418c0613c", "909a53621875", "54cb67ff4181"]


def seed() -> bytes:
    return draw_seed(close(each.encode() for each in ENTRANTS).root, SECRET, b"public")


def test_the_secret_is_promised_by_its_commitment():
    promised = "f2cdf7d26b5cac38d2ae63df15295f7b1f2060b29c16aab2ac81cb0ee3b8c9a9"
    assert commitment(SECRET).hex() == promised


def test_the_worked_example_has_the_published_root_and_seed():
    assert close(each.encode() for each in ENTRANTS).root.hex() == ROOT
    assert seed().hex() == SEED


def test_the_worked_example_has_the_published_numbers_and_order():
    numbers = lottery_numbers("D1", seed(), ENTRANTS)
    assert [number_in_hex(number)[:12] for number in numbers] == BEGINNINGS
    assert sorted(range(5), key=numbers.__getitem__) == [2, 4, 1, 3, 0]


def test_everybody_can_work_out_their_own_number_in_one_line():
    own = sha256(b"draw-lot/v1\0" + b"D1" + b"\0" + seed() + b"E000000003").hexdigest()
    number = lottery_number("D1", seed(), "E000000003")
    assert number_in_hex(number) == own
    assert number_in_short(number) == "909a 5362 1875"


def test_a_small_number_is_published_with_its_noughts():
    assert number_in_hex(10) == "0" * 63 + "a"
    assert number_in_short(10) == "0000 0000 0000"


def test_over_many_draws_everybody_of_ten_wins_as_often():
    people = [f"E{n:09d}" for n in range(10)]
    won = [0] * 10
    for draw in range(20_000):
        numbers = lottery_numbers("U", draw.to_bytes(4, "big"), people)
        won[numbers.index(min(numbers))] += 1
    spread = sum((count - 2000) ** 2 / 2000 for count in won)
    assert spread < 16.92  # the 5 % point of chi squared with 9 degrees of freedom
