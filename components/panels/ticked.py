"""Ticks shown by the browser alone: rules of CSS that ask the boxes of the checklist.

The rules are the same whatever is ticked, so a tick shows within a frame, also while the server is
busy or gone. The boxes are the one truth: mark, row and notice cannot say anything else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from components.charts.figure import Figure, find_marks
from components.panels.figure import CHECK, QUIET

# plotly.js writes its own look beside each mark: hence !important.
TICKED = "fill:var(--ink)!important;fill-opacity:1!important;stroke:var(--ink)!important"
TICKED_NAME = "stroke:currentColor;stroke-width:.45px"  # bolder without being wider: nothing moves
POINTED = "stroke:var(--ink)!important;stroke-width:3px!important"
POINTED_NAME = "text-decoration:underline"
FADED = "opacity:.18!important"


def list_row_rules(symptoms: Iterable[str], red_flags: Iterable[str]) -> list[str]:
    """List rules for everything on the page that speaks of one symptom, and for the emergency notice.

    An element with the class `r-` and the id of a symptom is there, for screen readers too, only while the
    symptom is ticked. The row that was touched last stays in sight.

    Parameters
    ----------
    symptoms : iterable of str
        The ids of all symptoms.
    red_flags : iterable of str
        Those that call for the notice.

    Returns
    -------
    list of str
    """
    rules = []
    for symptom in symptoms:
        last, over = f':root[data-last="{symptom}"]', f':root[data-over="{symptom}"]'
        rules += [
            f":root:not(:has({_box(symptom)})) .r-{symptom}{{display:none!important}}",
            f"{last} tr.r-{symptom}{{position:sticky;top:var(--heads);bottom:0;z-index:2}}",
            f"{last} tr.r-{symptom}>th{{border-left-color:var(--ink)}}",
            f"{over} :is(tr.r-{symptom},.st-key-tick-{symptom} label){{background:var(--hover)}}",
        ]
    boxes = ",".join(map(_box, red_flags))
    flagged = f":has({boxes})" if boxes else ".never"  # own lists have no red flags, and :has() of nothing is no rule
    return [*rules, f":root:not({flagged}) .st-key-emergency,:root{flagged} .st-key-calm{{display:none!important}}"]


def list_mark_rules(figure: Figure, brought_out: Collection[str] | None) -> list[str]:
    """List rules for the marks of a chart: ticked, pointed at, and not brought out.

    Parameters
    ----------
    figure : Figure
        The one on the page.
    brought_out : collection of str or None
        The symptoms that do not fade; None for all.

    Returns
    -------
    list of str
    """
    marks = find_marks(figure)
    rules = [f".st-key-chart {marks.every.mark}{{{QUIET}}}", f".st-key-chart {marks.every.check}{{{CHECK}}}"]
    for symptom, parts in marks.each.items():
        mark, name, check = (f".st-key-chart {part}" for part in (parts.mark, parts.name, parts.check))
        ticked, over = f":root:has({_box(symptom)})", f':root[data-over="{symptom}"]'
        rules += [
            f"{ticked} {mark}{{{TICKED}}}",
            f"{ticked} {name}{{{TICKED_NAME}}}",
            f"{ticked} {check}{{opacity:1!important}}",
            f"{over} {mark}{{{POINTED}}}",
            f"{over} {name}{{{POINTED_NAME}}}",
        ]
        if brought_out is not None and symptom not in brought_out:
            rules.append(f":is({mark},{name}){{{FADED}}}")
    return rules


def _box(symptom: str) -> str:
    return f".st-key-tick-{symptom} input:checked"
