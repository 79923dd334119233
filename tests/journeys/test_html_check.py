"""The check of a page's HTML can fail: each thing it looks for, broken once."""

import pytest

from tests.journeys.html_check import html_faults, links_of, title_of

WHOLE = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>A page</title></head>'
    '<body><main id="m"><h1>A page</h1>{}</main></body></html>'
)


def test_nothing_is_found_on_a_whole_page():
    page = WHOLE.format(
        '<h2>More</h2><a href="/a">One</a> <a href="/b">Two</a><ul><li><p>Well</p></li></ul>'
        '<table><caption>Rows</caption><tr><th scope="col">A</th></tr><tr><td>1</td></tr></table>'
        '<label for="q">Words</label><input id="q"><a href="#m">Up</a>'
    )
    assert html_faults(page) == []


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<p>Not <b>closed</p>", "expected-"),
        ('<p id="m">Twice</p>', "'m' stands 2 times"),
        ('<label for="gone">Words</label>', "points at 'gone'"),
        ('<a href="#gone">There</a>', "not on the page"),
        ("<h1>Another</h1>", "2 first headings"),
        ("<h3>Too deep</h3>", "level 3 follows one of level 1"),
        ("<h2></h2>", "an empty <h2>"),
        ("<span><div>Block</div></span>", "<div> stands inside a <span>"),
        ('<button><a href="/a">In</a></button>', "inside another door"),
        ("<ul><p>Loose</p></ul>", "directly inside a <ul>"),
        ('<p style="color:red">Red</p>', "attribute style"),
        ('<p onclick="go()">Go</p>', "attribute onclick"),
        ('<img src="/chart.svg">', "a picture without words"),
        ('<a href="/a">More</a><a href="/b">More</a>', "read 'More' lead to ['/a', '/b']"),
        ('<a href="/a"></a>', "a link without words"),
        ("<table><tr><td>1</td></tr></table>", "no caption"),
        (
            "<table><caption>C</caption><tr><td>1</td></tr><tr><td>1</td><td>2</td></tr></table>",
            "have [1, 2] cells",
        ),
    ],
)
def test_each_thing_it_looks_for_is_found(inside, says):
    assert any(says in fault for fault in html_faults(WHOLE.format(inside)))


def test_a_page_without_language_title_or_main_is_found():
    faults = html_faults("<!DOCTYPE html><html><head></head><body><h1>A</h1></body></html>")
    assert {"the page does not say its language", "the page has no title"} <= set(faults)
    assert "the page has not exactly one <main>" in faults


def test_links_are_told_apart_by_what_is_read_aloud():
    alike = '<a href="/a">More<span> about morale</span></a><a href="/b">More<span> about pay</span></a>'
    assert html_faults(WHOLE.format(alike)) == []


def test_the_title_and_the_addresses_are_read():
    page = WHOLE.format('<a href="/a">One</a><img src="/b.svg" alt="Two">')
    assert (title_of(page), links_of(page)) == ("A page", ["/a", "/b.svg"])
