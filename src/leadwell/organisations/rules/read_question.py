"""ORG-04: A question typed into the search box has a place in it, and perhaps a topic.

"bullying at the trust in Leeds" asks about bullying and looks for Leeds.
Source: our own; the words are in definitions/words.toml.
"""

from __future__ import annotations

from leadwell.organisations.rules.facts import Question, Words
from leadwell.organisations.rules.search_words import search_words


def read_question(text: str, *, words: Words) -> Question:
    """The words that may name a place, and the topic asked about, if any.

    Without a topic every word is kept: "The Trust Surgery" may be a name.
    """
    asked = f" {search_words(text, same={})} "
    for phrase in sorted(words.topics, key=lambda phrase: (-len(phrase.split()), phrase)):
        if f" {phrase} " in asked:
            left = asked.replace(f" {phrase} ", " ")
            return Question(_without_filler(left, words), words.topics[phrase])
    return Question(text.strip())


def _without_filler(text: str, words: Words) -> str:
    """A second word of a topic adds nothing either: "bullying and harassment in Leeds"."""
    idle = words.filler | words.topics.keys()
    return " ".join(word for word in text.split() if word not in idle)
