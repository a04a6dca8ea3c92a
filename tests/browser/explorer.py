"""The explorer as a visitor finds it: where its parts are, and where it says that a symptom is ticked."""

from __future__ import annotations

from tests.browser.shipped import LABELS
from tests.browser.sight import SCROLL
from tests.browser.visitor import FIGURE, Visitor

PARTS = {
    "heading": ".st-key-chart h2",
    "figure": FIGURE,
    "list": ".st-key-symptoms",
    "listing": ".st-key-listing h2",
    "controls": ".st-key-controls",
    "name": f"{FIGURE} .textpoint text",
    "tag": f"{FIGURE} .annotation-text",
    "outline": f"{FIGURE} .scatterlayer path.js-line",
    "point": f"{FIGURE} .points > path",
}
Place = tuple[str, float, float, float, float]


def find_places(visitor: Visitor) -> list[Place]:
    """Find where the parts of the page and of its chart are, to the pixel; from the top of the page."""
    visitor.page.evaluate(SCROLL, 0)
    return [(box.kind, box.left, box.top, box.right, box.bottom) for box in visitor.boxes(PARTS)]


def find_sentences(visitor: Visitor) -> set[str]:
    """Return the symptoms that a sentence of the listing begins with; each sentence begins with one."""
    said = visitor.page.locator(".st-key-listing ul.sentences li").all_inner_texts()
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
