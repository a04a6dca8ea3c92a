"""Diet and supplements, as the founding document has them."""

from __future__ import annotations

from components.facts.catalogue import Catalogue
from components.panels.piece import show_piece
from components.words.text import Text


def show_diet(catalogue: Catalogue, text: Text) -> None:
    """Show the founding document's table of diet and supplements, with what other sources add; no advice."""
    rows = catalogue.diet_vs_supplements.to_dict("records")
    citations = [catalogue.cite(row["source_ids"], row["locators"]) for row in rows]
    show_piece("diet", text, rows=list(zip(rows, citations, strict=True)))
