"""Ticks shown by the browser alone: rules of CSS that ask the boxes of the checklist.

The rules are the same whatever is ticked, so a tick shows within a frame, also while the server is
busy or gone. The boxes are the one truth: mark, row and notice cannot say anything else.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain

from components.charts.figure import Figure
from components.charts.selectors import find_marks
from components.charts.style import EDGE
from components.panels.figure import BOLDER, CHECK

# For each :has a browser searches all that it is asked of, once for each symptom at each tick. So rules ask the
# checklist alone, which comes before chart and answer. What is said below comes after all three. Rules there name the
# depth of a box, and what lies deeper, as all sources do, is not searched. Look at that depth at each upgrade.
LIST = ".st-key-work > :first-child"
WORK = "div:has(> .st-key-work)"
TO_BOX = f"> .st-key-work > * > .st-key-symptoms > * > .st-key-checklist{' > *' * 4}"

# plotly.js writes its own style on each path, so these need !important. A tick or a pointer sets them on the element
# around a path: at each tick the browser checks all elements that the last part of a rule with :has could match, and
# there are far fewer groups than paths.
# A box is drawn as large as what can be pressed; the sheets make it as large as a box of the list.
SIZE = "scale:var(--sign,1);transform-box:fill-box;transform-origin:50% 50%"
UNTICKED = (
    "fill:var(--box,var(--mark))!important;fill-opacity:1!important;"
    f"stroke:var(--rim,{EDGE})!important;stroke-width:var(--rim-width,1.5px)!important;{SIZE}"
)
UNTICKED_CHECK = f"{CHECK};opacity:var(--check,0)!important;{SIZE}"
TICKED = "--box:var(--ink);--rim:var(--ink);--check:1"
POINTED = "--rim:var(--ink);--rim-width:3px"
POINTED_NAME = "text-decoration:underline"
FADED = "opacity:.18!important"


def list_row_rules(symptoms: Sequence[str], red_flags: Sequence[str]) -> list[str]:
    """List rules for everything on the page that speaks of one symptom, and for the emergency notice.

    An element whose class is `r-` and the id of a symptom is shown, to screen readers too, only while the
    symptom is ticked. The row that was touched last stays in sight.

    Parameters
    ----------
    symptoms : sequence of str
        The ids of all symptoms.
    red_flags : sequence of str
        Those that bring up the notice.

    Returns
    -------
    list of str
    """
    rules = list(map(_hide_unticked, symptoms))
    rules += chain.from_iterable(map(_follow_touch, symptoms))
    boxes = ",".join(f".st-key-tick-{symptom}" for symptom in red_flags)
    flagged = f":has(:is({boxes}) input:checked)" if boxes else ".never"  # own lists have no red flags
    return [*rules, f":root:not({flagged}) .st-key-emergency,:root{flagged} .st-key-calm{{display:none!important}}"]


def list_mark_rules(figure: Figure, highlighted: Collection[str] | None) -> list[str]:
    """List rules for the marks of a chart: for those ticked, those pointed at, and those to fade.

    Parameters
    ----------
    figure : Figure
        The one on the page.
    highlighted : collection of str or None
        The symptoms that do not fade; None for all.

    Returns
    -------
    list of str
    """
    marks = find_marks(figure)
    every = marks.every
    rules = [f".st-key-chart {every.mark}{{{UNTICKED}}}", f".st-key-chart {every.check}{{{UNTICKED_CHECK}}}"]
    for symptom, parts in marks.each.items():
        signs, name = f".st-key-chart {parts.signs}", f".st-key-chart {parts.name}"
        ticked, over = f"{LIST}:has({_box(symptom)}) ~ *", f':root[data-over="{symptom}"]'
        rules += [
            f"{ticked} {signs}{{{TICKED}}}",
            f"{ticked} {name}{{{BOLDER}}}",
            f"{over} {signs}{{{POINTED}}}",
            f"{over} {name}{{{POINTED_NAME}}}",
        ]
        if highlighted is not None and symptom not in highlighted:
            rules.append(f"{signs},{name}{{{FADED}}}")
    return rules


def _follow_touch(symptom: str) -> tuple[str, ...]:
    """Keep the row that was touched last in sight, and highlight the row and the box that are pointed at."""
    last, over = f':root[data-last="{symptom}"]', f':root[data-over="{symptom}"]'
    return (
        f"{last} tr.r-{symptom}{{position:sticky;top:var(--heads);bottom:0;z-index:2}}",
        f"{last} tr.r-{symptom}>th{{border-left-color:var(--ink)}}",
        f"{over} tr.r-{symptom},{over} .st-key-tick-{symptom}{{--over:var(--hover);--tag:var(--page)}}",
    )


def _hide_unticked(symptom: str) -> str:
    """Hide the row of a symptom, and what is said of it below, while its box is not ticked."""
    row = f"{LIST}:not(:has({_box(symptom)})) ~ * .r-{symptom}"
    said = f"{WORK}:not(:has({TO_BOX} > {_box(symptom, '> * > label > span >')})) ~ * > .st-key-below .r-{symptom}"
    return f"{row},{said}{{display:none!important}}"


def _box(symptom: str, way: str = "") -> str:
    """Select the box of a symptom if it is ticked."""
    return " ".join(filter(None, (f".st-key-tick-{symptom}", way, "input:checked")))
