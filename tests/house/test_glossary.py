"""Every model's name is a word of the house, with a meaning."""

from django.apps import apps

from launcher.catalogue import glossary
from tests.house.source import ROOT, Offences, hold


def without_meaning(models: list[str], words: dict[str, str]) -> Offences:
    """Models whose names are not in the glossary, read as plain words."""
    known = {word.casefold().replace(" ", "") for word, meaning in words.items() if meaning}
    return {model: "is not in GLOSSARY.md" for model in models if model.casefold() not in known}


def test_every_model_name_is_in_the_glossary():
    models = [m.__name__ for m in apps.get_models() if m.__module__.startswith("leadwell.")]
    assert models, "the guard looks at nothing"
    hold(without_meaning(models, glossary(ROOT / "GLOSSARY.md")))


def test_the_glossary_holds_at_least_sixty_words():
    assert len(glossary(ROOT / "GLOSSARY.md")) >= 60


def test_a_model_with_a_name_nobody_knows_is_seen():
    assert without_meaning(["LoadedFile", "Thing"], {"loaded file": "A file."}) == {
        "Thing": "is not in GLOSSARY.md"
    }


def test_a_word_without_a_meaning_does_not_count():
    assert without_meaning(["Thing"], {"thing": ""})
