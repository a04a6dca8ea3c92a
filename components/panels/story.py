"""A story of mechanisms, told arrow by arrow."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from components import cache
from components.charts.story import WORDY
from components.controls import offer_steps
from components.facts.catalogue import Catalogue
from components.facts.columns import split_cell
from components.facts.stories import find_story
from components.facts.tables import FOUNDING
from components.panels.figure import show_figure
from components.panels.room import choose_canvas, measure_width
from components.panels.sources import state_fact
from components.selection import SIZES
from components.words.sentences import name_inside
from components.words.text import Text

WIDEST = 1100  # px; a wider diagram tears its boxes apart


LEAST_ROOM = 60  # of the font size, the width that a diagram needs


SEEN, AHEAD = "stroke-width:4.5px!important", "opacity:.22!important"


def show_story(catalogue: Catalogue, name: str, step: int, text: Text) -> None:
    """Show a story with the arrow of one step brought out, and what that arrow says."""
    story = find_story(catalogue, name)
    width = measure_width()
    large = st.session_state.view_large
    canvas = choose_canvas(width if large else min(width, WIDEST), SIZES[large])
    canvas = replace(canvas, text=min(canvas.text, max(13.0, canvas.width / LEAST_ROOM)))
    figure = cache.load_story(name, canvas)
    read = "stories.read" if canvas.width >= WORDY else "stories.read_numbers"
    with st.container(key="story-large" if large else "story"):
        with st.container(key="story-figure"):
            st.html(f'<h2>{escape(story.title)}</h2><p class="read">{text(read)} {text("stories.lead")}</p>')
            alt = text("stories.alt", number=len(story.arrows), title=story.title)
            show_figure(figure, f"story-{name}-{canvas}", alt)
            _bring_out(len(story.boxes), len(story.arrows), step)
        with st.container(key="story-told"):
            offer_steps(step, len(story.arrows), text)
            told = tell_mechanism(catalogue, story.arrows[step - 1].mechanism, text, qualified=True)
            st.html(f'<div class="told">{told}</div>')
    with st.expander(text("stories.words")):
        st.html(list_mechanisms(catalogue, [arrow.mechanism for arrow in story.arrows], text))


def _bring_out(boxes: int, arrows: int, step: int) -> None:
    """Bring out the arrow of a step by a style, so that the figure stays as it is."""
    trace = ".st-key-chart .scatterlayer > .trace:nth-child"
    rules = [f"{trace}({boxes + step}) .js-line{{{SEEN}}}"]
    rules += [f"{trace}({boxes + later}){{{AHEAD}}}" for later in range(step + 1, arrows + 1)]
    numbers = f"{trace}({boxes + arrows + 1}) .points > path"
    rules.append(f"{numbers}{{fill:var(--page)!important;fill-opacity:1!important}}")
    rules.append(f"{numbers}:nth-of-type({step}){{stroke:currentColor!important;stroke-width:2.5px!important}}")
    st.html(f"<style>{''.join(rules)}</style>")


def tell_mechanism(catalogue: Catalogue, mechanism: str, text: Text, qualified: bool = False) -> str:
    """Write what an arrow says, how sure it is, and its sources; on request also what qualifies it."""
    row, labels = catalogue.mechanisms.loc[mechanism], catalogue.nodes["label"]
    arrow = text(
        "stories.arrow",
        start=labels[row["from_node"]],
        relation=text(f"relations.{row['relation']}"),
        end=name_inside(labels[row["to_node"]]),
    )
    sure = text("stories.sure", certainty=text(f"certainty.{row['certainty']}"))
    if row["evidence_status"] == "recalled":
        sure += " " + text("stories.recalled")
    founding = text("stories.founding" if row["in_founding"] == "yes" else "stories.not_founding")
    statement = f"<b>{escape(arrow)}.</b> {escape(row['explanation'])} <i>{escape(sure)}</i> {founding}"
    told = state_fact(statement, catalogue.cite(row["source_ids"], row["locators"]), text)
    if qualified:
        both = catalogue.qualifications
        told += "".join(
            show_both(catalogue, str(n), text)
            for n in both.index[both["mechanism_ids"].map(lambda cell: mechanism in split_cell(cell))]
        )
    return told


def list_mechanisms(catalogue: Catalogue, mechanisms: list[str], text: Text) -> str:
    return f"<ol>{''.join(f'<li>{tell_mechanism(catalogue, name, text)}</li>' for name in mechanisms)}</ol>"


def show_both(catalogue: Catalogue, qualification: str, text: Text) -> str:
    """Set what the founding document says beside what others say."""
    row = catalogue.qualifications.loc[qualification]
    sides = (
        ("founding", row["founding"], catalogue.cite(FOUNDING)),
        ("others", row["others"], catalogue.cite(row["source_ids"], row["locators"])),
    )
    return (
        "<div class='both'>"
        + "".join(
            f"<section><h3>{text(f'both_sides.{side}')}</h3>{state_fact(escape(said), cited, text)}</section>"
            for side, said, cited in sides
        )
        + "</div>"
    )
