"""How much a visitor's own lists may hold, said in this one place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

MOST_IN_VIEW = 12  # conditions; there is a colour and a line for each
SETTING = "OWN_LISTS_KB"  # the environment variable that lets a server take larger files
LARGEST = 16_384  # kB; enough for all the rows allowed below, in UTF-16


@dataclass(frozen=True)
class Limits:
    """The most that one file may hold."""

    kilobytes: int = 256  # of 1024 bytes
    conditions: int = 400
    symptoms: int = 5_000
    links: int = 50_000
    name: int = 60  # characters
    source: int = 200
    address: int = 400


def read_limits(environment: Mapping[str, str]) -> Limits:
    """Read the limits of a server; its environment can change only the size of a file, up to LARGEST."""
    asked = environment.get(SETTING, "")
    return Limits(min(int(asked), LARGEST)) if asked.isdecimal() and len(asked) < 10 else Limits()


LIMITS = read_limits(os.environ)
