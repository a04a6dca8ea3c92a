"""The overlap of the lists beside the levels in blood of the same imbalances."""

from __future__ import annotations

import streamlit as st

from components import cache
from components.charts.figure import Figure
from components.facts.catalogue import Catalogue
from components.facts.levels import find_axes
from components.facts.regions import MOST_DRAWN
from components.panels.figure import show_figure, show_words
from components.panels.room import choose_canvas, measure_width
from components.selection import View
from components.words.sentences import describe_chart, describe_levels, name_inside
from components.words.text import Text

SIDE_BY_SIDE = 900  # px, from this width on the pictures stand beside each other


BETWEEN = 40  # px


def show_pictures(catalogue: Catalogue, view: View, text: Text) -> None:
    """Show the overlap of the lists and the levels in blood of the same imbalances."""
    width = measure_width()
    if not view.imbalances:
        st.html(f'<p class="nothing">{text("levels.nothing")}</p>')
        return
    large = view.size != "normal"
    side_by_side = width >= SIDE_BY_SIDE and not large
    canvas = choose_canvas((width - BETWEEN) // 2 if side_by_side else width, view.size)
    chart = "overlap" if len(view.imbalances) <= MOST_DRAWN else "matrix"
    shown = View(view.imbalances, view.listing, chart)
    names, regions = cache.load_names(), cache.load_regions(shown)
    axes = find_axes(catalogue.labs, catalogue.imbalances["direction"].to_dict(), view.imbalances, view.unit)
    inside = text.join([name_inside(names[name]) for name in view.imbalances])
    symptoms = sum(len(region.symptoms) for region in regions)
    with st.container(key="pictures" if side_by_side else "pictures-below"):
        with st.container(key="overlap-side"):
            _show_picture(
                cache.load_figure(shown, canvas),
                (text("levels.overlap"), text(f"chart.read_{chart}")),
                text("chart.alt", symptoms=symptoms, conditions=inside),
            )
            show_words(text("levels.overlap_words"), describe_chart(text, regions, view.imbalances, names))
        with st.container(key="levels-side"):
            _show_picture(
                cache.load_levels(view.imbalances, view.unit, canvas),
                (text("levels.title"), text("levels.read")),
                text("levels.alt", conditions=inside),
            )
            show_words(text("levels.words"), describe_levels(text, axes, names))
    st.html(f'<p class="caution" role="note">{text("levels.note")}</p>')


def _show_picture(figure: Figure, words: tuple[str, str], alt: str) -> None:
    title, read = words
    st.html(f'<h2>{title}</h2><p class="read">{read}</p>')
    meta, canvas = figure.layout.meta, f"{figure.layout.width}-{figure.layout.height}"
    key = f"picture-{meta['chart']}-{'-'.join(meta['imbalances'])}-{canvas}"
    show_figure(figure, key, alt)
