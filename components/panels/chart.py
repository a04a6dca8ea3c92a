"""View -> the chart on the page: its figure, what stands out in it, clicks, and pictures of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from pathlib import Path

import streamlit as st

from components import cache
from components.charts.figure import Figure
from components.charts.layout import Canvas
from components.facts.regions import MOST_DRAWN, Region, find_memberships
from components.files.web_page import write_page
from components.selection import SIZES, View
from components.words.sentences import describe_chart, name_inside, name_region, say_reading
from components.words.text import Text

# The chart is drawn for the width it has. Streamlit does not tell it, so a component without any
# look measures it and reports it in steps: fewer steps would waste room, more would redraw often.
STEP = 20  # px
PAPER = 610.0  # px, the width of a chart on A4 and on Letter
START_WIDTH = 840  # px, for what is said of a chart until the browser has reported
ROOM = ((900, 660.0, 14.0), (600, 600.0, 13.0), (420, 560.0, 12.0), (0, 560.0, 11.0))  # from width: height, text
LARGE_TEXT = 28.0  # px, to be read from the back of a room
ROOM_FOR_LARGE = 900  # px; on a narrower screen nobody sits at the back of a room
SMALL_LARGE_TEXT = 16.0  # px
# What a step of a lesson has for its chart in a window of 1280 x 720, in px. In another window all of
# it keeps its proportion, like a slide; on a phone there is room to scroll.
STEP_ROOM = {"chart": (1180, 370.0), "drawn": (600, 410.0)}  # below the words, and beside them
STEP_LEAST = 440  # px; such a chart has little text, so it can be large from here on
FILE = "symptom-overlap"  # the name of saved files
HERE = Path(__file__).parent
MARKS = ".st-key-chart .scatterlayer > .trace:last-child"  # they are drawn last
# plotly.js writes its own look beside each mark: hence !important.
QUIET = "fill:var(--mark)!important;fill-opacity:1!important"
TICKED = "fill:currentColor!important;fill-opacity:1!important;stroke:currentColor!important"
TICKED_NAME = "stroke:currentColor;stroke-width:.6px;"  # bolder without being wider: nothing moves
FADED = "opacity:.18!important;"
SAVE = "<button data-kind='png'>PNG</button> <button data-kind='svg'>SVG</button>"  # until the words are there
SAVE_LOOK = """
button { font: inherit; color: inherit; background: transparent; border: 1px solid currentColor; cursor: pointer;
  border-radius: 0.5rem; padding: 0.4rem 0.9rem; min-height: 2.5rem; }
"""
_saver = st.components.v2.component("save", html=SAVE, css=SAVE_LOOK, js=(HERE / "save.js").read_text("utf-8"))
_meter = st.components.v2.component("width_meter", js=(HERE / "width.js").read_text("utf-8"))
_pointer = st.components.v2.component("pointer", js=(HERE / "pointer.js").read_text("utf-8"))


@dataclass(frozen=True)
class Shown:
    """A chart on the page: its figure, and the symptoms that were brought out, if any."""

    figure: Figure
    chosen: Collection[str] | None


def show_chart(view: View, text: Text) -> Shown | None:
    """Show the chart of a view, if it has one; clicking a mark ticks its symptom."""
    with st.container(horizontal=True, vertical_alignment="center", key="chart-head"):
        st.html(f"<h2>{text('chart.title')}</h2>")
        st.toggle(text("size.large"), key="view_large", persist_state="session")
    width = measure_width()
    shown, reason = _choose_shown(view, text)
    regions = cache.load_regions(shown)
    if reason:
        st.html(f'<p class="nothing">{reason}</p>')
    if not regions:
        return None
    canvas = choose_canvas(width, view.size)
    figure = cache.load_figure(shown, canvas)
    _show_chart(figure, f"figure-{'-'.join((shown.chart, shown.listing, *shown.imbalances))}-{canvas}", regions, text)
    chosen = _choose_region(shown, regions, text)
    st.html(f'<p class="small">{text("chart.click")} {text("chart.handles")} {text("chart.together")}</p>')
    sentences = describe_chart(text, regions, shown.imbalances, cache.load_names())
    show_words(text("chart.words"), sentences)
    _offer_pictures(figure, shown, sentences, text)
    return Shown(figure, chosen)


def _choose_shown(view: View, text: Text) -> tuple[View, str]:
    """Decide what can be drawn of a view, and say why if it is not what was asked for."""
    shown = View(view.imbalances, view.listing, view.chart)  # what the figure depends on, and no more
    reason = ""
    if view.chart == "pair" and len(view.imbalances) > 1:
        shown = replace(shown, imbalances=view.pair or view.imbalances[:2])
    elif view.chart == "pair" and view.imbalances:
        shown, reason = replace(shown, chart="overlap"), text("chart.pair_too_few")
    elif view.chart == "overlap" and len(view.imbalances) > MOST_DRAWN:
        shown, reason = replace(shown, chart="matrix"), text("chart.too_many", most=text.number(MOST_DRAWN))
    if not cache.load_regions(shown):
        reason = text("chart.no_symptoms" if view.imbalances else "chart.nothing")
    return shown, reason


def choose_canvas(width: int, size: str) -> Canvas:
    """Choose height and size of text for the width that a chart has."""
    high, text = next((high, text) for least, high, text in ROOM if width >= least)
    if size == SIZES[1]:
        text = LARGE_TEXT if width >= ROOM_FOR_LARGE else max(text, SMALL_LARGE_TEXT)
    return Canvas(width, high, text)


def choose_step_canvas(column: str = "chart") -> Canvas:
    """Choose the canvas of a step of a lesson, which has to fit one screen with its words."""
    room, high = STEP_ROOM[column]
    width = measure_width(column)
    large = st.session_state.view_large and width >= STEP_LEAST
    scale = width / room if large else max(1.0, width / room)
    canvas = choose_canvas(width, SIZES[0])
    text = round(LARGE_TEXT * scale, 1) if large else max(canvas.text, SMALL_LARGE_TEXT * st.session_state.view_large)
    return replace(canvas, height=round(high * scale), text=text)


def measure_width(column: str = "chart") -> int:
    """Return the width in px that the container with this key has, rounded down to a step."""
    state, key = st.session_state, f"width-{column}"
    last = f"last-{key}-{state.page}"  # Streamlit forgets what leaves the page
    known = state.get(key, {}).get("px") or state.get(last, 0)
    state.update({last: known, "measured": known > 0})
    _meter(key=key, data={"step": STEP, "now": known, "column": column}, on_px_change=lambda: None, height=1)
    return min(1840, max(280, int(known or START_WIDTH) // STEP * STEP))


def _show_chart(figure: Figure, key: str, regions: Sequence[Region], text: Text) -> None:
    chart, order = figure.layout.meta["chart"], figure.layout.meta["imbalances"]
    kind = chart if chart in ("matrix", "pair") else "overlap"
    st.html(f'<p class="read">{text(f"chart.read_{kind}")}</p>')
    names = cache.load_names()
    symptoms = sum(len(region.symptoms) for region in regions)
    conditions = text.join([name_inside(names[name]) for name in order])
    show_figure(figure, key, text("chart.alt", symptoms=symptoms, conditions=conditions))


def show_figure(figure: Figure, key: str, alt: str) -> None:
    """Show a figure as large as it is, on paper no wider than that; its room alone until the width is known."""
    config = {"doubleClick": False, "displayModeBar": False}
    with st.container(key=f"room-{key}"):
        st.html(f'<div style="height:{figure.layout.height}px"></div>')
        if st.session_state.measured:
            st.plotly_chart(figure, width="content", theme=None, key=key, config=config, alt=alt)
    zoom = min(1, PAPER / figure.layout.width)
    st.html(f"<style>@media print{{.st-key-chart :has(> * > [data-testid=stPlotlyChart]){{zoom:{zoom:.2f}}}}}</style>")


def show_words(title: str, sentences: Sequence[str]) -> None:
    """Tell a chart in words, once they are asked for."""
    with st.expander(title):
        st.html(f"<ul class='sentences'>{''.join(f'<li>{escape(s)}</li>' for s in sentences)}</ul>")


def _offer_pictures(figure: Figure, view: View, sentences: Sequence[str], text: Text) -> None:
    """Offer the chart as a picture or a page; none of them knows what is ticked."""
    names = cache.load_names()
    foot = text(
        "save.foot",
        conditions=text.join([names[name] for name in view.imbalances]),
        listing=text(f"listing_choice.{view.listing}"),
        read=say_reading(text, cache.load_catalogue().read_dates()),
    )
    with st.popover(text("save.button"), key="save", on_change="rerun") as asked:
        if not asked.open:
            return
        st.write(text("save.note"))
        words = {"headline": text("banner.headline"), "detail": text("banner.detail"), "foot": foot}
        labels = {kind: text(f"save.{kind}") for kind in ("png", "svg")}
        _saver(key="pictures", data={"labels": labels, "words": words, "name": FILE})
        page = partial(write_page, figure, foot, sentences, text)
        st.download_button(text("save.html"), page, f"{FILE}.html", "text/html", on_click="ignore")


def _choose_region(view: View, regions: Sequence[Region], text: Text) -> Collection[str] | None:
    """Let the visitor choose a condition or a region to bring out; return its symptoms."""
    names, linked = cache.load_names(), find_memberships(regions)
    held: dict[str, tuple[str, list[str]]] = {
        f"imbalance:{name}": (names[name], [s for s in linked if name in linked[s]]) for name in view.imbalances
    }
    for region in regions:
        key = "region:" + ".".join(name for name in view.imbalances if name in region.membership)
        held[key] = (name_region(text, region.membership, view.imbalances, names), list(region.symptoms))
    if st.session_state.get("brought_out") not in held:
        st.session_state.brought_out = None
    symptoms_of = {key: symptoms for key, (_, symptoms) in held.items()}
    take_clicks(_bring_out_clicked, symptoms_of)
    chosen = st.selectbox(
        text("region.bring_out"),
        list(held),
        format_func=lambda key: held[key][0],
        placeholder=text("region.placeholder"),
        index=None,
        key="brought_out",
        label_visibility="collapsed",
    )
    if chosen is None:
        return None
    label, symptoms = held[chosen]
    listed = "; ".join(sorted(escape(names[symptom]) for symptom in symptoms))
    st.html(f'<p role="status">{text("region.holds", region=escape(label), symptoms=listed)}</p>')
    return symptoms


def take_clicks(act: Callable[[str], object], held: Mapping[str, Sequence[str]]) -> None:
    """Call a function with what is clicked in the chart; hovering over what holds symptoms brings them out."""

    def take() -> None:
        act(st.session_state.pointer["chosen"])

    _pointer(key="pointer", data={"held": dict(held)}, on_chosen_change=take, height=1)


def _bring_out_clicked(key: str) -> None:
    """Bring out what was clicked in the chart, or let it go."""
    st.session_state.brought_out = None if st.session_state.brought_out == key else key


def bring_out(shown: Shown, ticks: Sequence[str]) -> None:
    """Let the ticked symptoms stand out in a chart, and those that are not of a chosen region step back."""
    figure, chosen = shown.figure, shown.chosen
    looks: dict[str, tuple[str, str]] = {}
    ticked = f"{TICKED};d:path('{draw_check(figure.data[-1].marker.size / 2)}');"
    for (symptom,) in figure.data[-1].customdata:
        faded = FADED * (chosen is not None and symptom not in chosen)
        looks[symptom] = (ticked + faded, TICKED_NAME + faded) if symptom in ticks else (faded, faded)
    style_marks(figure, looks)


def style_marks(figure: Figure, looks: Mapping[str, tuple[str, str]]) -> None:
    """Let marks and their names stand out by a style: the figure itself must not change at a click."""
    rules = [f"{MARKS} .points > path{{{QUIET}}}"]
    for place, held in enumerate(figure.data[-1].customdata, 1):
        for part, look in zip(("points > path", "text > .textpoint"), looks.get(held[-1], ()), strict=False):
            rules += [f"{MARKS} .{part}:nth-of-type({place}){{{look}}}"] * bool(look)
    st.html(f"<style>{''.join(rules)}</style>")


def draw_check(radius: float) -> str:
    """Return the path of a mark as a disc with a check cut out of it."""
    check = [(-6.4, 0.2), (-2, 4.7), (6.6, -4.4), (4.9, -6), (-2, 1.3), (-4.8, -1.5)]  # as in the list of symptoms
    lines = "L".join(f"{x * radius / 12:.1f},{y * radius / 12:.1f}" for x, y in check)
    return f"{draw_disc(radius)}M{lines}Z"


def draw_disc(radius: float) -> str:
    """Return the path of a disc around the point of a mark."""
    return f"M{radius},0A{radius},{radius} 0 1,1 -{radius},0A{radius},{radius} 0 1,1 {radius},0Z"
