"""data/text/*.toml -> Text: every sentence that a visitor reads and that is not in a table."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from string import Formatter

LANGUAGE = "en"  # of all pages; its words are in data/text/
TEXTS = Path(__file__).parents[2] / "data" / "text"


class TextError(Exception):
    """A text file cannot be used; it holds every fault found, each with the file and the sentence."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(self.faults))


@dataclass(frozen=True)
class Text:
    """Sentences by name: `text("symptoms.unticked", symptom=..., are=...)`."""

    sentences: dict[str, str]
    file: str

    @property
    def language(self) -> str:
        """The language of the sentences, as an HTML page names it."""
        return Path(self.file).stem

    @cached_property
    def fingerprint(self) -> str:
        """A hash of language and sentences: texts with the same fingerprint say the same."""
        return sha256(repr((self.file, self.sentences)).encode()).hexdigest()

    def __call__(self, name: str, /, **values: object) -> str:
        """Fill the placeholders of a sentence; an unknown sentence or placeholder is a TextError."""
        try:
            return self.sentences[name].format(**values)
        except KeyError as error:
            fault = f"nothing fills {{{error.args[0]}}}" if name in self.sentences else "the sentence is missing"
            raise TextError([f"{self.file}, {name}: {fault}"]) from error

    def count(self, name: str, number: int) -> str:
        """Fill the sentence for none, one or many of something; `{number}` becomes a word."""
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


def read_words() -> Text:
    """Read the words of the pages, in their language."""
    return read_text(TEXTS / f"{LANGUAGE}.toml")


@cache
def read_text(path: Path) -> Text:
    """Read a text file, once; the name of a sentence is its table and its key, joined by dots.

    Returns
    -------
    Text
        The same object each time.

    Raises
    ------
    TextError
        The file is missing, is not TOML in UTF-8, or has broken placeholders.
    """
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # a ValueError also for what is not UTF-8 or not TOML
        raise TextError([f"{path.name}: {error}"]) from error
    sentences = dict(_flatten(tree))
    faults = [f"{path.name}, {name}: {fault}" for name, sentence in sentences.items() for fault in _check(sentence)]
    if faults:
        raise TextError(faults)
    return Text(sentences, path.name)


def _check(sentence: str) -> Iterator[str]:
    """Find what is wrong with the placeholders of a sentence; a sound one is a name in braces and nothing else."""
    try:
        for _, field, form, conversion in Formatter().parse(sentence):
            if field is not None and (form or conversion or not field.isidentifier()):
                yield f"{{{field}}} is not a name in braces"
    except ValueError as error:
        yield str(error)


def _flatten(tree: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    sentences: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            sentences += _flatten(value, f"{prefix}{key}.")
        else:
            sentences.append((prefix + key, str(value)))
    return sentences
