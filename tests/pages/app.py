"""What the tests of pages share: open a page as a visitor does, tick symptoms, and read what is shown."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.shipped import ROOT

EXPLORER, LABS, MECHANISMS, SOURCES = (
    f"components/pages/{page}.py" for page in ("explorer", "labs", "mechanisms", "sources")
)
CORE = ["hypermagnesemia", "hyperkalemia", "hypomagnesemia", "hypokalemia"]
VIEWS: tuple[dict[str, str], ...] = (
    {},
    {"imbalances": "hypermagnesemia.hyperkalemia", "listing": "founding"},
    {"imbalances": "hyperkalemia.hyponatremia.hypocalcemia", "chart": "matrix"},
    {"imbalances": "hypokalemia"},
)
EMPTY = {"imbalances": "none"}
# Titles of sources and quotations are other people's words.
SOURCE_LISTS = re.compile(
    r'<ul class="sources">.*?</ul>|<ol class="facts">.*?</ol>|<p class="quoted">.*?</p>', re.DOTALL
)
KNOWN_ELEMENTS = {
    *("main", "flex_container", "flex_column", "transparent", "popover", "expander"),
    *("html", "caption", "markdown", "page_link", "plotly_chart", "code"),
    *("checkbox", "toggle", "button", "button_group", "selectbox"),
    "bidi_component",  # these report sizes and clicks, and take no other input
}
MATCH_SCORE = re.compile(
    r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s*(of|/|out of)\s*"
    r"(the\s+)?(\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\d\s*%|\bper ?cent|\bscores?\b|★|█",
    re.IGNORECASE,
)


def open_app(root: Path = ROOT, page: str = "app.py", /, **query: str) -> AppTest:
    """Open a page by its address, in the product or in a copy of it."""
    app = AppTest.from_file(root / "app.py", default_timeout=60)
    if page != "app.py":
        app.switch_page(page)
    tell_widths(app)
    for part, value in query.items():
        app.query_params[part] = value
    return run(app)


def open_page(page: str, /, **query: str) -> AppTest:
    return open_app(ROOT, page, **query)


def run(app: AppTest) -> AppTest:
    """Run the page once more; it must not fail."""
    app.run()
    assert not app.exception
    return app


def tell_widths(app: AppTest) -> None:
    """Tell the app how large its containers are, as a browser does; until then it draws no figure."""
    for column in ("story-figure", "drawn", "wide", "overlap-box", "levels-box"):
        app.session_state[f"measure-{column}"] = {"px": "840,0"}
    app.session_state["measure-box"] = {"px": "950,420"}


def tick(app: AppTest, *symptoms: str, to: bool = True) -> AppTest:
    """Tick symptoms, or untick them, one after the other, as a visitor does."""
    for symptom in symptoms:
        app.checkbox(key=f"tick-{symptom}").set_value(to)
        run(app)
    return app


def find_ticked(app: AppTest) -> list[str]:
    return [str(box.key).removeprefix("tick-") for box in app.checkbox if box.value]


def read_html(app: AppTest, key: str = "") -> list[str]:
    """Read the pieces of HTML of a page, or of the container with this key, without style sheets."""
    blocks = [block for block in app.main if getattr(block, "key", None) == key] if key else [app.main]
    return [
        piece.proto.body for block in blocks for piece in block.get("html") if not piece.proto.body.startswith("<style")
    ]


def read_words(app: AppTest, key: str = "") -> str:
    """Read the text of the HTML of a page, or of the container with this key."""
    return unescape(re.sub(r"<[^>]+>", " ", " ".join(read_html(app, key))))


def read_page(app: AppTest) -> str:
    """Read all words of a page except the titles of sources: in HTML, captions, widgets and figures."""
    shown = SOURCE_LISTS.sub(" ", " ".join(read_html(app)))
    said = [unescape(re.sub(r"<[^>]+>", " ", shown))]
    for element in app.main:
        proto = getattr(element, "proto", None)
        said += [str(getattr(proto, part, "")) for part in ("label", "placeholder", "help", "alt")]
    said += [caption.value for caption in app.caption]
    said += [option for buttons in app.button_group for option in buttons.options]
    return "\n".join([*said, *list_strings(read_specs(app))])


def list_strings(tree: object) -> list[str]:
    """List every string of a figure, however deep."""
    if isinstance(tree, dict):
        return [text for value in tree.values() for text in list_strings(value)]
    if isinstance(tree, list):
        return [text for value in tree for text in list_strings(value)]
    return [tree] if isinstance(tree, str) and not tree.startswith("rgb") else []


def read_figure(app: AppTest) -> str:
    """Return the only figure of a page, byte for byte as the browser gets it."""
    [chart] = app.get("plotly_chart")
    return str(chart.proto.spec)


def read_spec(app: AppTest) -> dict[str, Any]:
    return dict(json.loads(read_figure(app)))


def read_specs(app: AppTest) -> list[dict[str, Any]]:
    """Read all figures of a page."""
    return [dict(json.loads(chart.proto.spec)) for chart in app.get("plotly_chart")]
