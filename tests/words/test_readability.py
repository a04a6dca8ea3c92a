"""The sentences that a visitor reads: how long they are, and how easy to read."""

from __future__ import annotations

import re

import pytest

from components.facts.catalogue import Catalogue
from tests.words.test_words import list_sentences, split_sentences

MOST_WORDS = 20
HARDEST = 9.0
FRAGMENT = 4  # words; for fewer the index means nothing
WORD = r"[^\W_]+(?:[’'./-][^\W_]+)*"


def index_readability(words: list[str]) -> float:
    """Return the automated readability index of one sentence.

    References
    ----------
    Smith and Senter 1967, Automated Readability Index, AMRL-TR-66-220.
    """
    letters = sum(character.isalnum() for word in words for character in word)
    return 4.71 * letters / len(words) + 0.5 * len(words) - 21.43


def count_words(sentence: str, names: list[str]) -> list[str]:
    """Split a sentence into words, without placeholders and names of conditions."""
    bare = re.sub(r"\{\w*\}", " ", sentence)
    bare = re.sub("|".join(rf"\b{re.escape(name)}\b" for name in names), " ", bare, flags=re.IGNORECASE)
    return re.findall(WORD, bare)


@pytest.fixture(scope="module")
def condition_names(catalogue: Catalogue) -> list[str]:
    about = catalogue.imbalances
    every = [*about["plain_name"], *about["clinical_name"], *about["uk_spelling"]]
    return sorted(every, key=len, reverse=True)


def test_every_sentence_is_short_and_easy_to_read(condition_names: list[str]) -> None:
    """S19: at most 20 words, and an index of at most 9; of fewer than four words it says nothing."""
    faults, judged = [], 0
    for name, said in list_sentences().items():
        for sentence in split_sentences(said):
            words = count_words(sentence, condition_names)
            judged += len(words) >= FRAGMENT
            if len(words) > MOST_WORDS:
                faults.append(f"{name}, {len(words)} words: {sentence}")
            if len(words) >= FRAGMENT and index_readability(words) > HARDEST:
                faults.append(f"{name}, index {index_readability(words):.1f}: {sentence}")
    assert not faults, "\n".join(faults)
    assert judged > 100


def test_readability_index_agrees_with_its_formula() -> None:
    assert index_readability(["The", "cat", "sat"]) == pytest.approx(4.71 * 3 + 1.5 - 21.43)


def test_names_and_placeholders_do_not_count_as_words(condition_names: list[str]) -> None:
    assert count_words("{symptom} {are} listed for high magnesium, 9 of them.", condition_names) == [
        "listed",
        "for",
        "9",
        "of",
        "them",
    ]
