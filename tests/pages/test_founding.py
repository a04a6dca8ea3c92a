"""The founding document: each of its key points is on the page on that subject."""

from __future__ import annotations

import pytest

from tests.pages.app import LABS, MECHANISMS, open_page
from tests.pages.statements import parse, read
from tests.shipped import NAMES

# The key points, and how the pages put them.
KEY_POINTS = {
    LABS: {
        "low magnesium brings on low potassium": "Low magnesium can cause low potassium or make it worse.",
        "high magnesium can raise potassium": "Excess magnesium has raised potassium in several patients",
        "mild cases are silent": "The founding document says mild cases might cause no symptoms.",
        "symptoms are similar, so tests": "symptoms can be much alike, so tests are needed",
        "only tests can tell": "Only lab testing can tell these conditions apart.",
    },
    MECHANISMS: {
        "the pump needs magnesium": "The pump needs magnesium to run.",
        "the pump keeps potassium inside cells": "push sodium out and pull potassium in",
        "too little magnesium, poor pump": "With too little magnesium the pump works poorly.",
        "cells lose potassium": "Cells hold on to less potassium when magnesium is short, so potassium leaks out.",
        "potassium is lost in urine": "Losing potassium through the kidneys lowers blood potassium.",
        "low potassium resists treatment": (
            "Low potassium with low magnesium often does not respond to potassium until magnesium is replaced."
        ),
        "not the other way round": (
            "A potassium problem by itself is said not to cause a magnesium problem as a rule."
        ),
        "poor kidneys, magnesium rises": "When the kidneys filter poorly, magnesium builds up.",
        "poor kidneys, potassium rises": "Kidneys that fail to clear potassium let it rise.",
        "magnesium for nerve and muscle": "Magnesium is needed for nerves and muscles to work.",
        "potassium for nerve and muscle": "sets the voltage at which nerves and muscles rest",
        "high magnesium is rare with healthy kidneys": "so high magnesium is rare when they work",
        "the case": "Potassium levels were restored once the excess was removed.",
        "risk: diuretics": "Loop or thiazide diuretics in the founding document",
        "risk: heart failure": "Heart failure in the founding document",
        "risk: poor kidneys": "Poor kidney function in the founding document",
        "risk: antacids or laxatives": "Overuse of magnesium antacids or laxatives in the founding document",
        "risk: high doses": "High-dose magnesium supplements in the founding document",
        "diet: source": "Foods like leafy greens, nuts, and fruits",
        "diet: effect": "Can quickly correct deficiencies but needs careful monitoring",
        "diet: imbalance": "Higher, especially with kidney issues",
        "diet: for whom": "Most people seeking general health",
    },
}


@pytest.mark.parametrize("page", KEY_POINTS)
def test_every_key_point_of_the_founding_document_is_on_its_page(page: str) -> None:
    words = " ".join(map(read, parse(open_page(page, imbalances=".".join(NAMES)))))
    assert [point for point, phrase in KEY_POINTS[page].items() if phrase not in words] == []
