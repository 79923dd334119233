"""The words of a definition kept as YAML, for the catalogue of messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

FIELDS = (
    "title", "question", "numerator", "denominator", "how", "method_note", "to_be_verified",
    "description", "advice", "family", "trigger", "who_says", "about", "asks", "favours", "method", "says",
    "version", "likely", "did",
)  # fmt: skip
Message = tuple[int, str, str, list[str]]


def extract(
    fileobj: Any, keywords: Sequence[str], comment_tags: Sequence[str], options: Mapping[str, Any]
) -> Iterator[Message]:
    """Babel's extractor for one definition: the text of each field people read, at any depth."""
    for node in _nodes(yaml.compose(fileobj.read())):
        for key, value in node.value:
            texts = value.value if isinstance(value, yaml.SequenceNode) else [value]
            for text in texts if key.value in FIELDS else ():
                if isinstance(text, yaml.ScalarNode) and text.value.strip():
                    yield text.start_mark.line + 1, "gettext", text.value.strip(), []


def _nodes(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _key, value in node.value:
            yield from _nodes(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _nodes(value)
