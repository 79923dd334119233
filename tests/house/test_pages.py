"""A page has a title and a purpose, and a template says only what its page knows."""

import ast
import inspect
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, get_type_hints

from django.template import engines
from django.urls import get_resolver
from jinja2 import Environment, meta, nodes

from leadwell.design.pages import Page
from tests.house.source import Offences, gather, hold
from tests.house.test_addresses import view_classes

ALLOWED: dict[str, str] = {}


def aimless(pages: Iterable[type]) -> Offences:
    """Page classes that are not frozen values with a title and a purpose."""
    return gather((page.__qualname__, what) for page in pages for what in _judge(page))


def _judge(page: type) -> Iterator[str]:
    if not is_dataclass(page) or not page.__dataclass_params__.frozen:
        yield "is not a frozen dataclass"
        return
    said = {field.name for field in fields(page)}
    if missing := {"title", "purpose", "in_the_way"} - said:
        yield f"has no {' and no '.join(sorted(missing))}"


def unknown_names(shown: Iterable[tuple[str, set[str], list[type]]]) -> Offences:
    """Of (template, the names it takes from its page, the pages it may show): names on none."""
    return gather(pair for one in shown for pair in _judge_template(*one))


def _judge_template(template: str, names: set[str], pages: list[type]) -> Iterator[tuple[str, str]]:
    if not pages:
        yield template, "is shown by a view that does not say which page it makes"
    for page in pages:
        if strange := sorted(name for name in names if not _knows(page, name)):
            yield template, f"says page.{', page.'.join(strange)}, unknown to {page.__name__}"


def _knows(page: type, name: str) -> bool:
    return name in {field.name for field in fields(page)} or hasattr(page, name)


def pages_made_by(view: type) -> list[type]:
    """The page classes that a view may show, by the type hints of what its own methods call."""
    methods = [each for each in vars(view).values() if inspect.isfunction(each)]
    answers = [answer for method in methods for answer in _answers_in(method)]
    return list(dict.fromkeys(answer for answer in answers if _is_page(answer)))


def _answers_in(method: Any) -> Iterator[Any]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(method)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield _answer_of(_found(node.func, method.__globals__))
    yield _answer_of(method)


def _found(expression: ast.expr, names: dict[str, Any]) -> Any:
    if isinstance(expression, ast.Attribute):
        return getattr(_found(expression.value, names), expression.attr, None)
    return names.get(expression.id) if isinstance(expression, ast.Name) else None


def _answer_of(function: Any) -> Any:
    if inspect.isclass(function):
        return function
    try:
        return get_type_hints(function).get("return")
    except TypeError:
        return None


def _is_page(answer: Any) -> bool:
    return inspect.isclass(answer) and issubclass(answer, Page) and answer is not Page


def names_taken(template: str, environment: Environment) -> set[str]:
    """Every x in `page.x`, in a template and all it extends, includes and imports with context."""
    source, *_ = environment.loader.get_source(environment, template)
    tree = environment.parse(source)
    taken = {
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "page"
    }
    for other in meta.find_referenced_templates(tree):
        if other and not other.startswith("nhsuk/"):
            taken |= names_taken(other, environment)
    return taken


def _shown() -> Iterator[tuple[str, set[str], list[type]]]:
    environment = engines["jinja2"].env
    for view in view_classes(get_resolver()):
        if _shows_a_page(view):
            names = names_taken(view.template_name, environment)
            yield view.template_name, names, pages_made_by(view)


def _shows_a_page(view: type) -> bool:
    """Whether a view is ours and shows a template with a page in it."""
    ours = view.__module__.startswith("leadwell.")
    return ours and hasattr(view, "template_name") and hasattr(view, "page")


def test_every_page_has_a_title_and_a_purpose():
    found = [page for *_, pages in _shown() for page in pages]
    assert found, "the guard looks at nothing"
    hold(aimless(found))


def test_every_name_in_a_template_exists_on_its_page():
    hold(unknown_names(_shown()), ALLOWED)


@dataclass(frozen=True, kw_only=True)
class TermPage(Page):
    term: str

    @property
    def length(self) -> int:
        return len(self.term)


class Aimless:
    pass


@dataclass(frozen=True)
class Untitled:
    term: str


def a_term_page() -> TermPage: ...


class ShowTerm:
    def page(self, *, by, today):
        return a_term_page()


class ShowSomething:
    def page(self, *, by, today):
        return len("something")


def test_a_page_that_is_no_frozen_value_is_seen():
    assert "frozen" in aimless([Aimless])["Aimless"]


def test_a_page_without_a_purpose_is_seen():
    assert "purpose" in aimless([Untitled])["Untitled"]


def test_a_name_that_is_on_no_page_is_seen():
    names = names_taken_from("{{ page.title }} {% if page.trem %}{{ page.length }}{% endif %}")
    assert unknown_names([("t.jinja", names, [TermPage])]) == {
        "t.jinja": "says page.trem, unknown to TermPage"
    }


def test_names_of_templates_it_extends_and_includes_are_seen_too():
    assert names_taken_from("{% extends 'base' %}", base="{{ page.a }}{% include 'part' %}",
                            part="{{ page.b }}") == {"a", "b"}  # fmt: skip


def names_taken_from(text: str, **others: str) -> set[str]:
    from jinja2 import DictLoader

    loader = DictLoader({"it": text, **others})
    return names_taken("it", Environment(autoescape=True, loader=loader))


def test_a_view_is_tied_to_its_page_by_what_it_calls():
    assert pages_made_by(ShowTerm) == [TermPage]


def test_a_view_that_says_no_page_is_seen():
    assert pages_made_by(ShowSomething) == []
    assert unknown_names([("t.jinja", set(), [])])
