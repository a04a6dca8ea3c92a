"""Files that a visitor may bring: sound ones, and the faults of broken ones."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

import pytest

from components.facts.limits import Limits
from components.facts.own import read_own
from components.facts.sheet import OwnFault, OwnListsError

LONG = """imbalance,symptom,stage,source,url
Low iron,Fatigue,common,A textbook,https://example.org/iron
Low iron,Pale skin,,,
Low B12,Fatigue,severe,,https://example.org/b12
Low B12,Tingling,common,A textbook,https://example.org/iron
"""
WIDE = """symptom,Low iron,Low B12
Fatigue,1,1
Pale skin,1,0
Tingling,0,1
"""
MANY = Limits(16_384)


def write(rows: Iterable[Sequence[str]], delimiter: str = ",", end: str = "\n") -> bytes:
    file = StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return file.getvalue().encode()


def find_faults(content: bytes | str, limits: Limits = MANY) -> tuple[OwnFault, ...]:
    with pytest.raises(OwnListsError) as caught:
        read_own(content.encode() if isinstance(content, str) else content, limits)
    return caught.value.faults


def find_places(content: bytes | str, limits: Limits = MANY) -> list[tuple[str, int, str]]:
    return [(fault.rule, fault.row, fault.column) for fault in find_faults(content, limits)]
