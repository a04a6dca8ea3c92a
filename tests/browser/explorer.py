"""The explorer as a visitor finds it: where its parts are, and where it says that a symptom is ticked."""

from __future__ import annotations

from tests.browser.visitor import FIGURE, Visitor
from tests.shipped import LABELS

PARTS = {
    "head": ".st-key-head",
    "bar": ".st-key-bar",
    "urgent": ".st-key-urgent",
    "controls": ".st-key-controls",
    "checklist": ".st-key-symptoms",
    "box": ".st-key-checklist label",
    "heading": ".st-key-chart h2",
    "figure": FIGURE,
    "answer": ".st-key-listing",
    "cautions": ".st-key-listing .caution",
    "name": f"{FIGURE} .textpoint text",
    "tag": f"{FIGURE} .annotation-text",
    "outline": f"{FIGURE} .scatterlayer path.js-line",
    "point": f"{FIGURE} .points > path",
}
TO_START = """
() => {
  document.querySelector('[data-testid=stMain]').scrollTo(0, 0);
  document.querySelector('.st-key-checklist').parentElement.scrollTo(0, 0);
}
"""
# Rows that are whole: below the heads of the table, within it, and not under another row.
IN_SIGHT = """
() => {
  const {bottom} = document.querySelector('.st-key-listing .rows').getBoundingClientRect();
  const top = document.querySelector('table.answers thead tr').getBoundingClientRect().bottom;
  return [...document.querySelectorAll('table.answers tbody tr')].filter((row) => {
    const box = row.getBoundingClientRect(), head = row.querySelector('button').getBoundingClientRect();
    const seen = document.elementFromPoint(head.left + head.width / 2, head.top + head.height / 2);
    return row.checkVisibility() && row.contains(seen) && box.top >= top - 1 && box.bottom <= bottom + 1;
  }).map((row) => row.dataset.symptom);
}
"""
Place = tuple[str, float, float, float, float]


def find_places(visitor: Visitor) -> list[Place]:
    """Find where the parts of the page and of its chart are, to the pixel; from the top of page and checklist."""
    visitor.page.evaluate(TO_START)
    return [(box.kind, box.left, box.top, box.right, box.bottom) for box in visitor.boxes(PARTS)]


def find_rows(visitor: Visitor) -> list[str]:
    """Find the symptoms whose row of the answer is in sight as a whole."""
    found: list[str] = visitor.page.evaluate(IN_SIGHT)
    return found


def find_sentences(visitor: Visitor) -> set[str]:
    """Return the symptoms that a sentence of the listing begins with; each sentence begins with one."""
    said = visitor.texts(".st-key-sentences li:visible")
    begins = {
        s: [one for one in said if one.startswith((f"{label} is ", f"{label} are "))] for s, label in LABELS.items()
    }
    assert sum(map(len, begins.values())) == len(said)
    return {symptom for symptom, sentences in begins.items() if sentences}


def assert_ticked_everywhere(visitor: Visitor, symptoms: set[str]) -> None:
    assert visitor.ticked_in_list() == symptoms
    assert visitor.ticked_in_table() == symptoms
    assert find_sentences(visitor) == symptoms
    assert visitor.ticked_in_chart() == symptoms & set(visitor.marks())
