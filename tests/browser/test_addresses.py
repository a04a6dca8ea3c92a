"""Views and their addresses: presets, pills, lists, links, Back and Forward."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import FIGURE, Visitor
from tests.shipped import CORE, FOUNDING, LISTED, NAMES, WITHOUT_LIST, read_rows

PAIR = CORE[:2]
FOUNDING_TITLE = next(row["title"] for row in read_rows("sources") if row["id"] == "seed")


def dots(imbalances: list[str]) -> str:
    return ".".join(imbalances)


def test_presets_and_pills_change_conditions_and_address_in_one_order_and_keep_the_ticks(visitor: Visitor) -> None:
    """S4, K5, C6: the order is that of the table, not of the clicks."""
    visitor.tick("tremor", "bloating")
    visitor.choose("conditions", "High magnesium and high potassium", imbalances=dots(PAIR))
    assert visitor.conditions() == PAIR
    visitor.choose("conditions", "Magnesium and potassium")
    assert visitor.conditions() == CORE
    visitor.choose("conditions", "High magnesium", imbalances=dots(CORE[1:]))
    visitor.choose("conditions", "Low calcium", imbalances=dots([*CORE[1:], "hypocalcemia"]))
    visitor.choose("conditions", "High magnesium", imbalances=dots([*CORE, "hypocalcemia"]))
    assert visitor.conditions() == [*CORE, "hypocalcemia"]
    ticked = {"tremor", "bloating"}
    assert visitor.ticked_in_list() == visitor.ticked_in_table() == visitor.ticked_in_chart() == ticked
    assert_none_in_view_is_said_plainly(visitor)


def assert_none_in_view_is_said_plainly(visitor: Visitor) -> None:
    """Let all conditions leave the view; a reload stays there (K5)."""
    visitor.choose("conditions", "High magnesium and high potassium", imbalances=dots(PAIR))
    visitor.choose("conditions", "High potassium", imbalances=CORE[0])
    visitor.choose("conditions", "High magnesium", imbalances="none")
    expect(visitor.page.locator(".st-key-chart")).to_contain_text("No condition is in view")
    visitor.page.reload()
    visitor.settle()
    expect(visitor.page.locator(".st-key-chart")).to_contain_text("No condition is in view")


def test_the_founding_lists_show_only_what_that_document_says_and_say_so(visitor: Visitor) -> None:
    """S1, S4: the page says which lists are on, and which conditions have none there."""
    assert set(visitor.marks()) == set().union(*(LISTED[name] for name in CORE))
    visitor.tick("tremor", "nausea_vomiting")
    visitor.choose("lists", "Founding document only", listing="founding")
    assert set(visitor.marks()) == set().union(*(FOUNDING[name] for name in CORE))
    note = visitor.page.locator(".st-key-chart-foot .small").last
    expect(note).to_contain_text(f"These lists hold only what the founding document, “{FOUNDING_TITLE}”, says.")
    said = note.inner_text().casefold()
    assert [n for n in CORE if NAMES[n].casefold() in said] == [n for n in CORE if n in WITHOUT_LIST]
    assert visitor.ticked_in_list() == visitor.ticked_in_table() == {"tremor", "nausea_vomiting"}
    cells = visitor.page.locator("table.answers tbody tr:visible").first.locator("td")
    shown = [cell.locator("summary").count() == 1 for cell in cells.all()]
    assert shown == ["nausea_vomiting" in FOUNDING[name] for name in CORE]
    visitor.choose("lists", "All sources")
    expect(note).to_contain_text("A symptom is listed if at least one source says so.")


def test_unknown_ids_in_a_link_are_dropped_and_named_and_back_leaves_it(visit: Visit) -> None:
    """K5: an address never fails, and is no trap that sends a visitor forward again."""
    visitor = visit()
    visitor.open("/sources")
    visitor.open(
        imbalances="hyperkalemia.unobtainium.hypokalemia", chart="<b>pie</b>", listing="all", ticked="tremor.hiccups"
    )
    assert visitor.conditions() == ["hyperkalemia", "hypokalemia"]
    assert visitor.ticked_in_list() == {"tremor"}
    note = visitor.page.locator(".note[role=status]")
    expect(note).to_contain_text("unknown")
    for name in ("unobtainium", "<b>pie</b>", "hiccups"):
        expect(note).to_contain_text(name)
    expect(note.locator("b")).to_have_count(0)  # P5
    for _ in range(2):  # the page may correct the address once, not at every visit
        visitor.page.go_back(wait_until="commit")
        visitor.settle()
        if visitor.page.url.endswith("/sources"):
            break
    expect(visitor.page.locator("h1")).to_have_text("Sources and method")


def test_back_forward_and_a_visit_to_another_page_keep_views_and_ticks(visitor: Visitor) -> None:
    """K5; C3: a chart that is lower than its room shows each head once."""
    visitor.tick("tremor")
    visitor.choose("conditions", "High magnesium and high potassium", imbalances=dots(PAIR))
    visitor.press("Dots", imbalances=dots(PAIR), chart="matrix")
    visitor.wait_for_figure("matrix", PAIR)
    visitor.settle()
    assert visitor.box(".heads").top == visitor.box(FIGURE).top, "heads that stay in sight hide those of the figure"
    for step, query, conditions, chart in (
        ("back", {"imbalances": dots(PAIR)}, PAIR, "overlap"),
        ("back", {}, CORE, "overlap"),
        ("forward", {"imbalances": dots(PAIR)}, PAIR, "overlap"),
    ):
        visitor.page.evaluate(f"history.{step}()")
        visitor.wait_for_query(**query)
        visitor.wait_for_figure(chart, conditions)
        assert visitor.conditions() == conditions
        assert visitor.ticked_in_list() == {"tremor"}
    visitor.page.get_by_role("link", name="Sources and method").click()
    expect(visitor.page.locator("h1")).to_have_text("Sources and method")
    visitor.settle()
    visitor.page.get_by_role("link", name="Explorer").click()
    visitor.wait_for_query(imbalances=dots(PAIR))
    assert visitor.conditions() == PAIR
    assert visitor.ticked_in_list() == visitor.ticked_in_table() == {"tremor"}


def test_a_hostile_address_shows_a_plain_page(visit: Visit) -> None:
    """P5, P7: markup, a NUL, marks that turn the direction of words, and 10 kB, in every part of the address."""
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>'\"\0\u202e\u2066 ${1}{{7*7}}"
    parts = ("imbalances", "listing", "chart", "size", "unit", "pair", "ticked", "lists", "story", "step", "joined")
    visitor = visit()
    asked = dict.fromkeys((*parts, hostile), hostile) | {"imbalances": f"{CORE[0]}.{hostile}", "other": "x" * 10_000}
    visitor.open(**asked)
    expect(visitor.page.locator(".st-key-banner")).to_be_visible()
    expect(visitor.page.locator(".note").first).to_contain_text("<img src=x onerror=alert(1)>")
    expect(visitor.page.locator("img[src=x]")).to_have_count(0)
    assert visitor.conditions() == CORE[:1]
    assert set(visitor.marks()) == set(LISTED[CORE[0]])
    visitor.choose("conditions", "High magnesium and high potassium", imbalances=dots(PAIR))
    expect(visitor.page.locator(".note[role=status]")).to_have_count(0)
