"""Widgets -> selection: the only place that touches the session and the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path

import streamlit as st

from components import cache
from components.catalogue import Catalogue
from components.charts import CHARTS
from components.charts.layout import Canvas
from components.overlap import Region
from components.selection import LISTINGS, Choices, View, keep_known, read_ticks, read_view, write_link, write_query
from components.text import Text
from components.wording import describe_chart, name_inside

# The chart is drawn for the width it has. Streamlit does not tell it, so a component without any
# look measures it and reports it in steps: fewer steps would waste room, more would redraw often.
STEP = 40  # px
START_WIDTH = 840  # px, until the browser has reported: the chart's width in a window of 1280 px
SIZES = ((900, 660.0, 14.0), (600, 600.0, 13.0), (420, 560.0, 12.0), (0, 560.0, 11.0))  # from width: height, text
MOST_OUTLINES = 6  # imbalances; outlines of more are a tangle
MARK = "fill:var(--mark)!important;fill-opacity:1!important"  # plotly.js writes its own beside each mark
TICKED_MARK = (
    "fill:currentColor!important;fill-opacity:1!important;stroke:currentColor!important;"
    # A check cut out of the disc, where the browser can: the same sign as in the list.
    "d:path('M12,0A12,12 0 1,1 -12,0A12,12 0 1,1 12,0ZM-6.4,0.2L-2,4.7L6.6,-4.4L4.9,-6L-2,1.3L-4.8,-1.5Z')"
)
TICKED_NAME = "stroke:currentColor;stroke-width:.6px"  # bolder without being wider: nothing moves
_meter = st.components.v2.component("width_meter", js=(Path(__file__).parent / "width.js").read_text("utf-8"))


def choose_view(catalogue: Catalogue, text: Text) -> tuple[View, tuple[str, ...]]:
    """Show the controls of the view and keep the address in step.

    Returns
    -------
    view : View
        What to look at.
    unknown : tuple of str
        What the address named in vain.
    """
    state, choices = st.session_state, list_choices(catalogue)
    query = st.query_params.to_dict()
    returning = state.get("page") != "explorer" and not query and "address" in state
    if not returning and query != state.get("address"):  # a first visit, a link, Back or Forward
        linked, unknown = read_view(query, choices)
        state.update(view_imbalances=list(linked.imbalances), view_listing=linked.listing, view_chart=linked.chart)
        if "ticked" in query:
            ticks, strange = read_ticks(query, tuple(catalogue.symptoms.index))
            set_ticks(catalogue, ticks)
            unknown += strange
        state.unknown = unknown
    _show_controls(catalogue, text)
    view = View(keep_known(state.view_imbalances, choices.imbalances), state.view_listing, state.view_chart)
    if view != read_view(query, choices)[0]:
        st.query_params.from_dict(write_query(view, choices.start))
        state.unknown = () if not returning else state.unknown
    state.update(address=st.query_params.to_dict(), page="explorer")
    return view, state.unknown


def list_choices(catalogue: Catalogue) -> Choices:
    """List what a view may name; a fresh page shows the core imbalances, all sources, the overlap."""
    charts = tuple(CHARTS)
    return Choices(tuple(catalogue.imbalances.index), charts, View(catalogue.core, LISTINGS[0], charts[0]))


def _show_controls(catalogue: Catalogue, text: Text) -> None:
    every = tuple(catalogue.imbalances.index)
    presets = {"pair": catalogue.core[:2], "core": catalogue.core, "every": every}
    with st.container(key="controls", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key="presets", horizontal=True, vertical_alignment="center", gap="small", width="content"):
            with st.popover(text("conditions.title"), key="conditions"):
                st.pills(
                    text("conditions.title"),
                    every,
                    selection_mode="multi",
                    format_func=lambda name: escape_markdown(catalogue.imbalances.at[name, "plain_name"]),
                    key="view_imbalances",
                    persist_state="session",
                )
                st.caption(text("conditions.order"))
            for preset, imbalances in presets.items():
                st.button(
                    text(f"conditions.{preset}"),
                    key=f"preset-{preset}",
                    on_click=st.session_state.update,
                    kwargs={"view_imbalances": list(imbalances)},
                )
        for key, options in (("listing", LISTINGS), ("chart", tuple(CHARTS))):
            st.segmented_control(
                text(f"{key}_choice.title"),
                options,
                required=True,
                format_func=partial(_name_option, text, key),
                key=f"view_{key}",
                persist_state="session",
                label_visibility="collapsed",
                width="content",
            )


def _name_option(text: Text, choice: str, option: str) -> str:
    return text(f"{choice}_choice.{option}")


def choose_ticks(catalogue: Catalogue, text: Text) -> tuple[str, ...]:
    """Show the search and the checklist; return the ticked symptoms in the order of the table."""
    symptoms = catalogue.symptoms
    words = catalogue.synonyms["symptom_id"]
    options = {word: symptoms.at[symptom, "label"] for word, symptom in words.items()}
    st.selectbox(
        text("symptoms.find"),
        list(options),
        index=None,
        format_func=lambda word: text("symptoms.find_option", word=word, label=options[word]),
        placeholder=text("symptoms.find_placeholder"),
        filter_mode="contains",  # near misses of a fuzzy search would offer unrelated symptoms
        key="find",
        on_change=_tick_found,
        args=(words.to_dict(),),
    )
    status = st.container(key="status", horizontal=True, vertical_alignment="center")
    with st.container(key="checklist", gap=None):
        for system, group in symptoms.groupby("body_system", sort=False):
            st.html(f"<h3>{text(f'systems.{system}')}</h3>")
            with st.container(key=f"system-{str(system).replace('/', '-')}", gap=None):
                for symptom, label in group["label"].items():
                    st.checkbox(escape_markdown(label), key=f"tick-{symptom}", wrap=True, persist_state="session")
    ticks = tuple(symptom for symptom in symptoms.index if st.session_state[f"tick-{symptom}"])
    with status:
        st.html(f'<p role="status">{text.count("symptoms.status", len(ticks))}</p>')
        st.button(text("symptoms.clear"), key="clear", type="tertiary", on_click=set_ticks, args=(catalogue, ()))
    return ticks


def set_ticks(catalogue: Catalogue, ticks: tuple[str, ...]) -> None:
    """Tick these symptoms and no others."""
    st.session_state.update({f"tick-{symptom}": symptom in ticks for symptom in catalogue.symptoms.index})


def show_chart(view: View, regions: Sequence[Region], ticks: Sequence[str], text: Text) -> None:
    """Show the chart of a view with the ticked symptoms brought out; clicking a mark ticks it."""
    st.html(f"<h2>{text('chart.title')}</h2>")
    width = _measure_width()
    if not regions:
        kind = "no_symptoms" if view.imbalances else "nothing"
        st.html(f'<p class="nothing">{text(f"chart.{kind}")}</p>')
        return
    if view.chart == "overlap" and len(view.imbalances) > MOST_OUTLINES:
        view = replace(view, chart="matrix")
        st.html(f'<p class="small">{text("chart.too_many", most=text.number(MOST_OUTLINES))}</p>')
    canvas = Canvas(width, *next(rest for least, *rest in SIZES if width >= least))
    figure = cache.load_figure(view, canvas)
    names = cache.load_names()
    key = f"figure-{view.chart}-{view.listing}-{'-'.join(view.imbalances)}-{width}"
    st.html(f'<p class="read">{text(f"chart.read_{view.chart}")}</p>')
    st.plotly_chart(
        figure,
        width="content",
        theme=None,
        key=key,
        on_select=partial(_toggle_clicked, key),
        selection_mode="points",
        config={"doubleClick": False, "doubleClickDelay": 1, "displayModeBar": False},
        alt=text(
            "chart.alt",
            symptoms=sum(len(region.symptoms) for region in regions),
            conditions=text.join([name_inside(names[name]) for name in view.imbalances]),
        ),
    )
    _bring_out([data[0] for data in figure.data[-1].customdata], ticks)
    st.html(f'<p class="small">{text("chart.touch")} {text("chart.together")}</p>')
    with st.expander(text("chart.words")):
        sentences = describe_chart(text, regions, view.imbalances, names)
        st.html(f"<ul class='sentences'>{''.join(f'<li>{escape(s)}</li>' for s in sentences)}</ul>")


def _bring_out(marks: Sequence[str], ticks: Sequence[str]) -> None:
    """Let ticked marks stand out by a style: the figure itself must not change at a tick."""
    last = ".st-key-chart .scatterlayer > .trace:last-child"
    places = [at for at, symptom in enumerate(marks, 1) if symptom in ticks]
    points = ",".join(f"{last} .points > path:nth-of-type({at})" for at in places)
    names = ",".join(f"{last} .textpoint:nth-of-type({at}) text" for at in places)
    rules = f"{points}{{{TICKED_MARK}}}{names}{{{TICKED_NAME}}}" if places else ""
    st.html(f"<style>{last} .points > path{{{MARK}}}{rules}</style>")


def _toggle_clicked(chart: str) -> None:
    """Turn the tick of the symptom whose mark was clicked in the chart with this widget key.

    A click on the mark that is selected already empties the selection, so what changed is either
    in the new one or in the one before.
    """
    state = st.session_state
    points = state[chart]["selection"]["points"]
    now = {name for point in points for name in _read_symptom(point)}
    before = state.get("clicked", {}).get(chart, set())
    state.clicked = {chart: now}
    for symptom in now - before or before - now:
        state[f"tick-{symptom}"] = not state.get(f"tick-{symptom}", False)


def _measure_width() -> int:
    """Return the width in px that the chart has, rounded down to a step."""
    known = st.session_state.get("width", {}).get("px") or START_WIDTH
    _meter(key="width", data={"step": STEP, "now": known}, on_px_change=lambda: None, height=1)
    return min(1600, max(280, int(known) // STEP * STEP))


def offer_link(view: View, ticks: tuple[str, ...], catalogue: Catalogue, text: Text) -> None:
    """Make a link to the view and the ticks, once the visitor asks for it."""
    with st.popover(text("link.button"), key="link", on_change="rerun") as asked:
        if not asked.open:
            return
        link = write_link(st.context.url or "", view, list_choices(catalogue).start, ticks)
        st.write(text.count("link.carries", len(ticks)))
        st.code(link, language=None, wrap_lines=True)
        st.caption(text("link.how"))


def escape_markdown(label: str) -> str:
    """Keep Streamlit from reading a name as markup."""
    return "".join(f"\\{character}" if character in r"\`*_{}[]()<>#+-.!|~$:" else character for character in label)


def _tick_found(symptoms: Mapping[str, str]) -> None:
    word = st.session_state.find
    if word is not None:
        st.session_state[f"tick-{symptoms[word]}"] = True
        st.session_state.find = None


def _read_symptom(point: Mapping[str, object]) -> list[str]:
    data = point.get("customdata")
    return [str(data[0] if isinstance(data, list) else data)] if data else []
