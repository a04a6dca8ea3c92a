"""Own lists on the page: what was understood of a file, what is wrong with it, and what own lists lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components.address import lacks_lists
from components.controls.lists import Brought, offer_builtin, offer_use
from components.facts.limits import LIMITS
from components.facts.own import COLUMNS, OwnLists
from components.facts.sheet import OwnFault
from components.panels.piece import show_piece
from components.words.text import Text

MOST_SHOWN = 40  # characters of a cell
FIRST = 12  # conditions and symptoms of each in the preview


@dataclass(frozen=True)
class Preview:
    """A condition as it was understood, with its first symptoms."""

    condition: str
    symptoms: tuple[str, ...]
    left: int  # symptoms that are not shown


def show_lack(text: Text) -> None:
    """Say that own lists have nothing for a part of the page."""
    show_piece("own_none", text)


def show_state(text: Text, *, own: bool) -> None:
    """Say that own lists are in use, or that the address needs own lists that this session does not have."""
    if own:
        show_piece("own_note", text)
        offer_builtin(text)
    if lacks_lists():
        show_piece("own_lacking", text)


def show_title(text: Text) -> None:
    """Say what a file of own lists holds, and how much of it."""
    show_piece("own_title", text, columns=", ".join(COLUMNS), limits=LIMITS)


def show_brought(brought: Brought | Sequence[OwnFault] | None, text: Text) -> None:
    """Show the result of reading a file: lists to take into use, or everything that is wrong with it."""
    if isinstance(brought, Brought):
        with st.container(key="preview"):
            _show_preview(brought.lists, text)
        offer_use(brought, text)
    elif brought:
        with st.container(key="faults"):
            _show_faults(brought, text)


def _show_preview(lists: OwnLists, text: Text) -> None:
    """Show what was understood of a file."""
    listed: dict[str, list[str]] = {imbalance: [] for imbalance in lists.imbalances}
    for link in lists.links:
        listed[link.imbalance].append(link.symptom)
    shown = [Preview(one, tuple(symptoms[:FIRST]), max(0, len(symptoms) - FIRST)) for one, symptoms in listed.items()]
    counts = text("own.counts", imbalances=len(listed), symptoms=len(lists.symptoms), links=len(lists.links))
    show_piece("own_preview", text, counts=counts, shown=shown[:FIRST], left=max(0, len(shown) - FIRST))


def _show_faults(faults: Sequence[OwnFault], text: Text) -> None:
    """List everything that is wrong with a file."""
    show_piece("own_faults", text, faults=[_say_fault(fault, text) for fault in faults])


def _say_fault(fault: OwnFault, text: Text) -> str:
    rule = text(
        f"own_rule.{fault.rule}",
        found=_cut(fault.found),
        most=fault.most,
        columns=", ".join(COLUMNS),
    )
    place = "cell" if fault.row and fault.column else "row" if fault.row else "whole"
    return f"{text(f'own_place.{place}', row=fault.row, column=_cut(fault.column))}: {rule}"


def _cut(cell: str) -> str:
    """Shorten a cell, and replace each invisible character by a visible one."""
    seen = "".join(character if character.isprintable() else "\ufffd" for character in cell[:MOST_SHOWN])
    return seen + "…" * (len(cell) > MOST_SHOWN)
