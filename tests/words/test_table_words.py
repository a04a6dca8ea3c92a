"""The sentences in the tables: as short and as easy to read as those of the pages."""

from __future__ import annotations

import pytest

from components.facts.catalogue import Catalogue
from tests.words.test_readability import FRAGMENT, HARDEST, MOST_WORDS, count_words, index_readability
from tests.words.test_words import list_cells, split_sentences

# Columns whose cells are read as sentences; labels, lists of tests and the founding document's table are not.
SENTENCES = {
    "imbalances": ("summary", "silent_note"),
    "symptoms": ("urgent_if",),
    "labs": ("range_note",),
    "emergency": ("guidance",),
    "facts": ("statement",),
    "causes": ("note",),
    "mechanisms": ("explanation", "founding_says"),
    "qualifications": ("founding", "others"),
}


@pytest.fixture(scope="module")
def names(catalogue: Catalogue) -> list[str]:
    """List the names of conditions and of their minerals: long words that the sentences cannot avoid."""
    about = catalogue.imbalances
    every = {name for column in ("plain_name", "clinical_name", "uk_spelling", "element") for name in about[column]}
    return sorted(every, key=len, reverse=True)


@pytest.mark.parametrize(("table", "column"), [(table, name) for table, names in SENTENCES.items() for name in names])
def test_sentence_of_a_table_is_short_and_easy_to_read(table: str, column: str, names: list[str]) -> None:
    """S19."""
    hard = []
    for name, cell in list_cells().items():
        if name.startswith(f"{table}.") and name.endswith(f".{column}"):
            for sentence in split_sentences(cell):
                words = count_words(sentence, names)
                difficult = len(words) >= FRAGMENT and index_readability(words) > HARDEST
                hard += [f"{name}: {sentence}"] * (len(words) > MOST_WORDS or difficult)
    assert hard == []
