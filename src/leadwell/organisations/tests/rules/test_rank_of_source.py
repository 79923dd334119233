"""A register goes before a publication that mentions an organisation."""

from leadwell.organisations.rules.rank_of_source import MENTION, rank_of_source


def test_a_register_goes_before_the_regulator_and_the_regulator_before_a_mention():
    ranks = [rank_of_source(s) for s in ("ods-trusts", "cqc-ratings", "organisation-aliases", "?")]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == 4


def test_a_source_nobody_ranked_only_mentions():
    assert rank_of_source("staff-survey") == MENTION


def test_registers_follow_each_other_by_date():
    assert rank_of_source("ods-trusts") == rank_of_source("ods-sites")
