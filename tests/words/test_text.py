"""data/text/*.toml -> Text: sentences by name, filled, counted and joined."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.words.text import Text, TextError, read_text

SMALL = Text(
    {
        "numbers.0": "no",
        "numbers.1": "one",
        "numbers.2": "two",
        "join.last": "{before} and {last}",
        "eggs_none": "{Number} eggs.",
        "eggs_one": "{Number} egg.",
        "eggs_many": "{Number} eggs, {number}.",
        "greeting": "Hello {who}.",
    },
    "xx.toml",
)


@pytest.mark.parametrize(
    ("names", "phrase"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_joined_as_people_write_them(names: list[str], phrase: str) -> None:
    assert SMALL.join(names) == phrase


@given(st.lists(st.text("abc{}", min_size=1), min_size=1))
def test_joined_phrase_keeps_every_name_in_order(names: list[str]) -> None:
    phrase, at = SMALL.join(names), 0
    for name in names:
        at = phrase.index(name, at) + len(name)
    assert len(phrase) == sum(map(len, names)) + 2 * max(len(names) - 2, 0) + 5 * (len(names) > 1)


@pytest.mark.parametrize(
    ("number", "sentence"), [(0, "No eggs."), (1, "One egg."), (2, "Two eggs, two."), (44, "44 eggs, 44.")]
)
def test_none_one_and_many_have_their_own_sentence(number: int, sentence: str) -> None:
    assert SMALL.count("eggs", number) == sentence


def test_shipped_numbers_are_words_up_to_the_number_of_imbalances(text: Text) -> None:
    words = [text.number(number) for number in range(13)]
    assert words[:3] == ["no", "one", "two"]
    assert words[12] == "twelve"
    assert len(set(words)) == 13
    assert text.number(13) == "13"


def test_unknown_sentence_or_placeholder_is_named_with_its_file() -> None:
    with pytest.raises(TextError, match=r"^xx\.toml, farewell: the sentence is missing$"):
        SMALL("farewell")
    with pytest.raises(TextError, match=r"^xx\.toml, greeting: nothing fills \{who\}$"):
        SMALL("greeting")
    assert SMALL("greeting", who="{who}") == "Hello {who}."


def test_sentences_are_named_by_table_and_key(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    path.write_text('top = "T"\n[page]\ntitle = "Ä"\n[page.deep]\n"a/b" = "D"\n', encoding="utf-8")
    text = read_text(path)
    assert (text("top"), text("page.title"), text("page.deep.a/b")) == ("T", "Ä", "D")


@pytest.mark.parametrize("content", [b"[page", b'title = "\xff"', b'a = "1"\na = "2"'])
def test_file_that_is_not_utf8_toml_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "xx.toml").write_bytes(content)
    with pytest.raises(TextError, match=r"^xx\.toml: "):
        read_text(tmp_path / "xx.toml")


def test_every_broken_placeholder_is_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    broken = {"a": "{}", "b": "{0}", "c": "{who.name}", "d": "{who!r}", "e": "{who:>9}", "f": "{who"}
    path.write_text("".join(f'{name} = "{sentence}"\n' for name, sentence in broken.items()) + 'g = "{who}"\n')
    with pytest.raises(TextError) as caught:
        read_text(path)
    assert [fault.partition(":")[0] for fault in caught.value.faults] == [f"xx.toml, {name}" for name in broken]


def test_missing_file_is_named_and_is_read_once_it_is_there(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    with pytest.raises(TextError, match=r"^xx\.toml: "):
        read_text(path)
    path.write_text('a = "b"')
    assert read_text(path)("a") == "b"
