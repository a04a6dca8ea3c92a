"""The cards of the imbalances in view."""

from __future__ import annotations

from components.facts.catalogue import Catalogue
from components.panels.piece import show_piece
from components.selection import View
from components.words.labs import describe_test
from components.words.text import Text


def show_labs(catalogue: Catalogue, text: Text, view: View) -> None:
    """Show a card for each imbalance in view."""
    show_piece("labs", text, tests=[describe_test(catalogue, text, imbalance) for imbalance in view.imbalances])
