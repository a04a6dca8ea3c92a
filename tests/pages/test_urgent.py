"""When it is urgent: every row of the emergency table, reached from the notice and from the lesson."""

from __future__ import annotations

import re
from html import unescape

from components.facts.catalogue import Catalogue
from tests.pages.app import open_app, open_page, read_html, tick

URGENT = "components/pages/urgent.py"


def test_every_row_stands_with_its_numbers_and_its_sources(catalogue: Catalogue) -> None:
    """S8, S9, S16: rows that name a condition stand apart, below the rows for anyone."""
    html = " ".join(read_html(open_page(URGENT)))
    cards = re.findall(r"<section><h3>(.*?)</h3>(.*?)</section>", html, re.DOTALL)
    rows = catalogue.emergency.sort_values("names_condition", kind="stable").to_dict("records")  # "no" before "yes"
    assert [unescape(topic) for topic, _ in cards] == [row["topic"] for row in rows]
    for (_, card), row in zip(cards, rows, strict=True):
        words = unescape(card)
        assert row["guidance"] in words
        assert all(f"{number} (" in words for number in row["numbers"].split("; ") if number)
        assert ("Turn to a clinician." in words) == (row["route"] == "clinician")
        assert all(citation.url in words for citation in catalogue.cite(row["source_ids"]))
    apart = html.index("For someone with a known condition")
    before = unescape(html[html.index("<section>") : apart]).lower()
    titles = re.sub(r'<ul class="sources">.*?</ul>', "", before, flags=re.DOTALL)  # a title may name a condition
    assert not [name for name in catalogue.imbalances["plain_name"] if name.lower() in titles]


def test_the_notice_and_the_step_on_red_flags_lead_to_the_page() -> None:
    """S8: one action away from the notice, and from the step of the lesson on red flags."""
    app = open_app()
    assert "urgent" in [link.proto.page for link in app.get("page_link")]
    assert "urgent" in [link.proto.page for link in tick(app, "coma").get("page_link")]
    assert "urgent" in [link.proto.page for link in open_page("components/pages/lesson.py", step="6").get("page_link")]


def test_ticks_change_nothing_on_the_page() -> None:
    """S2, S8: the page is the same for everyone."""
    assert read_html(open_page(URGENT)) == read_html(tick(open_app(), "coma", "tremor").switch_page(URGENT).run())
