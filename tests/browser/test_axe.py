"""axe-core finds nothing on any page in any state (it proves little alone)."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit
from tests.browser.shipped import LABELS, NAMES
from tests.browser.visitor import Visitor

STATES = {
    "nothing ticked": ("/", {}),
    "red flags ticked": ("/", {"ticked": "confusion.tremor.kidney_stones.seizures"}),
    "all twelve, all ticked": ("/", {"imbalances": ".".join(NAMES), "ticked": ".".join(LABELS)}),
    "sources": ("/sources", {}),
    "labs": ("/labs", {}),
    "labs, all twelve": ("/labs", {"imbalances": ".".join(NAMES), "unit": "conventional"}),
    "labs, none": ("/labs", {"imbalances": "none"}),
    "mechanisms": ("/mechanisms", {}),
    "mechanisms, a later step": ("/mechanisms", {"story": "kidneys", "step": "5"}),
}


def find_violations(visitor: Visitor, known: str = "") -> list[str]:
    found = Axe().run(visitor.page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found if rule["id"] != known for node in rule["nodes"]]


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_light_and_dark_on_desk_and_phone(visit: Visit, state: str) -> None:
    path, query = STATES[state]
    visitor = visit()
    visitor.open(path, **query)
    found = []
    for width, height in ((1280, 800), (390, 844)):
        visitor.resize(width, height)
        for dark in (False, True):
            visitor.choose_theme(dark)
            found += [f"{width} px, dark {dark}: {fault}" for fault in find_violations(visitor)]
    assert not found, "\n".join(found)


def test_axe_finds_nothing_in_what_opens(visitor: Visitor) -> None:
    """The search, the popovers, a cell's sources, the chart in words."""
    visitor.tick("tremor")
    found = []
    for name in ("Conditions in view", "Copy a link to this view", "Save the picture"):
        visitor.page.get_by_role("button", name=name).click()
        visitor.page.get_by_role("dialog").wait_for()
        found += find_violations(visitor)
        visitor.page.keyboard.press("Escape")
        visitor.page.get_by_role("dialog").wait_for(state="detached")
    visitor.page.get_by_label("Find a symptom by any name").click()
    visitor.page.get_by_role("option").first.wait_for()
    # Streamlit puts the list of a search beside the page's landmarks, where no style of ours reaches.
    found += find_violations(visitor, known="region")
    visitor.page.keyboard.press("Escape")
    visitor.page.locator("table.listing summary").first.click()
    visitor.page.locator(".st-key-labs summary").first.click()
    visitor.page.locator(".st-key-chart summary").first.click()
    found += find_violations(visitor)
    assert not found, "\n".join(found)
