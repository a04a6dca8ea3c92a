"""A saved picture is one SVG image with the banner in it, and a font that has every character."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont

from components.charts import CHARTS
from components.charts.drawn import draw_lists
from components.charts.layout import Canvas
from components.facts.catalogue import Catalogue
from components.files.picture import write_picture
from components.selection import View
from components.words.text import Text
from tests.charts import svg
from tests.shipped import BANNER, CORE, HEADLINE

FOOT = "<b>High</b> & low. Čí τί? The sources were read."


@pytest.mark.parametrize("chart", sorted(CHARTS))
def test_a_picture_carries_the_banner_what_is_in_view_and_its_font(
    chart: str, catalogue: Catalogue, text: Text
) -> None:
    """S5, P2, P5: in every chart, and the same each time."""
    drawn = draw_lists(catalogue, text, View(tuple(CORE[:2]), "all", chart), Canvas(340, 500, 12, 11, boxes=True))
    picture = write_picture(drawn, FOOT, text)
    assert picture == write_picture(drawn, FOOT, text)
    root = svg.parse(picture)
    lines = [line.text or "" for line in root.iterfind("text")]
    assert " ".join(lines) == f"{BANNER} {FOOT}"
    said = {part.text for part in root.iter() if part.tag in {"text", "tspan"} and part.text}
    assert said > set(lines)
    fonts = re.findall(r"url\(data:font/woff2;base64,([^)]+)\)", picture)
    assert picture.count("url(data:") == len(fonts) == 1
    drawable = set(TTFont(BytesIO(b64decode(fonts[0]))).getBestCmap())
    assert {character for words in said for character in words if ord(character) not in drawable} == set()


def test_words_of_a_picture_stand_below_each_other_inside_it(catalogue: Catalogue, text: Text) -> None:
    """S5: the band holds the whole banner, even if it is narrow."""
    drawn = draw_lists(catalogue, text, View(tuple(CORE[:1]), "all", "overlap"), Canvas(280, 500, 12, 11))
    root = svg.parse(write_picture(drawn, FOOT, text))
    lines = [(line.text, float(line.get("y", "")), float(line.get("font-size", ""))) for line in root.iterfind("text")]
    band = float(root.findall("rect")[1].get("height", ""))
    headline = len([line for line in lines if line[0] and line[0] in HEADLINE])
    assert headline > 1
    assert all(after[1] - before[1] >= after[2] for before, after in pairwise(lines))
    assert [words for words, y, _ in lines if y < band and (words or "") not in BANNER] == []
    assert lines[-1][1] < float(root.get("height", ""))
