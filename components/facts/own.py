"""Rows of a visitor's file -> own lists, checked: the names of conditions and symptoms, and the links between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from components.facts.columns import STAGES, URL, Column, Table
from components.facts.limits import LIMITS, Limits
from components.facts.sheet import OwnFault, OwnListsError, Row, read_sheet

LONG = Table(  # one link per row
    {
        "imbalance": Column(LIMITS.name),
        "symptom": Column(LIMITS.name),
        "stage": Column(required=False, values=STAGES),
        "source": Column(LIMITS.source, required=False),
        "url": Column(LIMITS.address, required=False, pattern=URL),
    },
    key=("imbalance", "symptom"),
)
COLUMNS = tuple(LONG.columns)
ALSO = {"condition": "imbalance"}  # what else a column may be called
YES = frozenset({"1", "x", "X", "yes", "Yes", "YES"})
MARKS = YES | {"", "0", "no", "No", "NO"}
MOST_FAULTS = 1_000  # a file of another kind may have one in every cell


class OwnLink(NamedTuple):  # up to 50,000 are made: a dataclass takes three times as long
    """A condition that lists a symptom, both by name; stage, source and address can be empty."""

    imbalance: str
    symptom: str
    stage: str = ""
    source: str = ""
    url: str = ""


@dataclass(frozen=True)
class OwnLists:
    """What a visitor's file says, in the order of the file."""

    imbalances: tuple[str, ...]
    symptoms: tuple[str, ...]
    links: tuple[OwnLink, ...]

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all names and links: lists with the same fingerprint say the same."""
        return sha256(repr((self.imbalances, self.symptoms, self.links)).encode()).hexdigest()


@dataclass
class _Names:
    """The names in a file, each in one spelling."""

    longest: int
    spelled: dict[str, str] = field(default_factory=dict)  # the first spelling of each name
    seen: dict[str, None] = field(default_factory=dict)  # in the order of the file

    def check(self, name: str, row: int, column: str) -> Iterator[OwnFault]:
        """Take in a name that was not seen before, and yield what is wrong with it."""
        self.seen[name] = None
        if not name:
            yield OwnFault("empty", row, column)
        elif fault := _check_words(name, self.longest):
            yield OwnFault(fault, row, column, name, self.longest)
        elif (first := self.spelled.setdefault(fold(name), name)) != name:
            yield OwnFault("alike", row, column, first)


def read_own(content: bytes, limits: Limits = LIMITS) -> OwnLists:
    """Read the lists in a file of either shape, and check them.

    Parameters
    ----------
    content : bytes
        A CSV file with one link per row, or with a row for each symptom and a column for each condition.
    limits : Limits

    Returns
    -------
    OwnLists
        Sound lists only, with at least one link.

    Raises
    ------
    OwnListsError
        The file breaks rules; the error holds all faults, up to MOST_FAULTS.
    """
    (_, header), *rows = read_sheet(content, limits)
    if len(header) > limits.conditions + 1:
        raise OwnListsError([OwnFault("conditions", most=limits.conditions)])
    if not rows or len(header) < 2:
        raise OwnListsError([OwnFault("no_rows" if len(header) > 1 else "one_column")])
    columns = [ALSO.get(cell.casefold(), cell.casefold()) for cell in header]
    conditions, symptoms = _Names(limits.name), _Names(limits.name)
    links: list[OwnLink] = []
    if _is_long(columns, rows):
        if len(rows) > limits.links:
            raise OwnListsError([OwnFault("links", most=limits.links)])
        found = _read_long(columns, rows, (conditions, symptoms), links, limits)
    else:
        if len(rows) > limits.symptoms:
            raise OwnListsError([OwnFault("symptoms", most=limits.symptoms)])
        found = _read_wide(header, rows, (conditions, symptoms), links)
    faults = list(islice(found, MOST_FAULTS))
    faults += _check_sizes(conditions, symptoms, links, limits) if not faults else []
    if faults:
        raise OwnListsError(faults)
    return OwnLists(tuple(conditions.seen), tuple(symptoms.seen), tuple(links))


def fold(name: str) -> str:
    """Write a name without capitals and accents: two names that fold to the same are spellings of one name."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _is_long(columns: Sequence[str], rows: Sequence[Row]) -> bool:
    """Say whether a row is a link: a condition may be called "Stage", but then marks stand below it and not words."""
    places = [place for place, column in enumerate(columns) if place and column in COLUMNS]
    cells = [cells[place] for place in places for _, cells in rows if len(cells) > place and cells[place]]
    return columns[0] == COLUMNS[0] or 2 * sum(cell in MARKS for cell in cells) < len(cells)


def _check_sizes(conditions: _Names, symptoms: _Names, links: list[OwnLink], limits: Limits) -> list[OwnFault]:
    sizes = {"conditions": len(conditions.seen), "symptoms": len(symptoms.seen), "links": len(links)}
    most = {"conditions": limits.conditions, "symptoms": limits.symptoms, "links": limits.links}
    faults = [OwnFault(rule, most=most[rule]) for rule, size in sizes.items() if size > most[rule]]
    return faults if links else [OwnFault("no_links")]


def _read_long(
    columns: Sequence[str], rows: Sequence[Row], names: tuple[_Names, _Names], links: list[OwnLink], limits: Limits
) -> Iterator[OwnFault]:
    """Add the link in each row to the links; yield what is wrong."""
    yield from _check_columns(columns)
    if not {*COLUMNS[:2]} <= {*columns}:
        return
    places = [columns.index(column) if column in columns else len(columns) for column in COLUMNS]
    pairs: dict[tuple[str, str], int] = {}
    sound: set[tuple[str, ...]] = set()  # stages, sources and addresses that passed, since they often repeat
    for number, cells in rows:
        padded = [*cells, *[""] * (len(columns) + 1 - len(cells))]
        if len(cells) > len(columns):
            yield OwnFault("extra", number, found=padded[len(columns)])
            padded[len(columns)] = ""
        imbalance, symptom, stage, *source = [padded[place] for place in places]
        link = OwnLink(imbalance, symptom, stage.casefold(), *source)
        links.append(link)
        for taken, name, column in zip(names, link, COLUMNS, strict=False):
            if name not in taken.seen:
                yield from taken.check(name, number, column)
        if link[2:] not in sound:
            faults = list(_check_link(link, number, limits))
            yield from faults
            sound.update([link[2:]] * (not faults))
        if pairs.setdefault(link[:2], number) != number:
            yield OwnFault("twice", number, "symptom", link.symptom)


def _check_columns(columns: Sequence[str]) -> Iterator[OwnFault]:
    for place, column in enumerate(columns):
        if column not in COLUMNS:
            yield OwnFault("unknown_column", 1, column)
        elif column in columns[:place]:
            yield OwnFault("twice", 1, column, column)
    yield from (OwnFault("missing_column", 1, column) for column in COLUMNS[:2] if column not in columns)


def _check_link(link: OwnLink, row: int, limits: Limits) -> Iterator[OwnFault]:
    if link.stage and link.stage not in STAGES:
        yield OwnFault("stage", row, "stage", link.stage)
    if fault := _check_words(link.source, limits.source):
        yield OwnFault(fault, row, "source", link.source, limits.source)
    if len(link.url) > limits.address:
        yield OwnFault("long", row, "url", link.url, limits.address)
    elif link.url and not (link.url.isprintable() and re.fullmatch(URL, link.url)):
        yield OwnFault("url", row, "url", link.url)


def _read_wide(
    header: Sequence[str], rows: Sequence[Row], names: tuple[_Names, _Names], links: list[OwnLink]
) -> Iterator[OwnFault]:
    """Add a link for each mark to the links; yield what is wrong."""
    conditions = header[1:]
    for place, condition in enumerate(conditions, 2):
        if condition in names[0].seen:
            yield OwnFault("twice", 1, str(place), condition)
        else:
            yield from names[0].check(condition, 1, str(place))
    for number, (symptom, *marks) in rows:
        if symptom in names[1].seen:
            yield OwnFault("twice", number, header[0], symptom)
        else:
            yield from names[1].check(symptom, number, header[0])
        if len(marks) > len(conditions):
            yield OwnFault("extra", number, found=marks[len(conditions)])
        if not set(marks) <= MARKS:
            for condition, mark in zip(conditions, marks, strict=False):
                if mark not in MARKS:
                    yield OwnFault("mark", number, condition, mark)
        marked = zip(conditions, marks, strict=False)
        links += [OwnLink(condition, symptom) for condition, mark in marked if mark in YES]


def _check_words(words: str, longest: int) -> str:
    """Name the rule that words break, "" for none; length is checked first, since words may be very long."""
    if len(words) > longest:
        return "long"
    return "" if words.isprintable() else "unseen"
