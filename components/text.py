"""data/text/*.toml -> Text: every sentence a visitor reads that is not in a table."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter


class TextError(Exception):
    """A text file that cannot be read; says which and why."""


@dataclass(frozen=True)
class Text:
    """Sentences by name, as `text("chart.read", ...)`."""

    sentences: dict[str, str]

    def __call__(self, name: str, /, **values: object) -> str:
        """Fill the placeholders of a sentence; an unknown name or a missing value is a KeyError."""
        return self.sentences[name].format(**values)

    def count(self, name: str, number: int) -> str:
        """Fill the sentence for none, one or many of something; `{number}` is a word."""
        kind = {0: "none", 1: "one"}.get(number, "many")
        word = self.number(number)
        return self(f"{name}_{kind}", number=word, Number=word.capitalize())

    def number(self, number: int) -> str:
        """Write a small number as a word."""
        return self.sentences.get(f"numbers.{number}", str(number))

    def join(self, names: list[str]) -> str:
        """Join names into a phrase: `A`, `A and B`, `A, B and C`."""
        if len(names) < 2:
            return "".join(names)
        return self("join.last", before=", ".join(names[:-1]), last=names[-1])


@cache
def read_text(path: Path) -> Text:
    """Read a text file, once; a name is the path of its table and key, joined by dots.

    Returns
    -------
    Text
        The same object each time.

    Raises
    ------
    TextError
        The file is missing or is not UTF-8 TOML of sentences.
    """
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
        sentences = dict(_flatten(tree))
        for name, sentence in sentences.items():
            _check_placeholders(name, sentence)
    except (OSError, ValueError) as error:  # also what is not UTF-8, and not TOML
        raise TextError(f"{path.name}: {error}") from error
    return Text(sentences)


def _check_placeholders(name: str, sentence: str) -> None:
    try:
        fields = [field for _, field, _, _ in Formatter().parse(sentence)]
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
    if "" in fields:
        raise ValueError(f"{name}: a placeholder needs a name")


def _flatten(tree: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    sentences: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            sentences += _flatten(value, f"{prefix}{key}.")
        else:
            sentences.append((prefix + key, str(value)))
    return sentences
