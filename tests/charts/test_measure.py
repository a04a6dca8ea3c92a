"""Text is measured as it is shown, and broken into the fewest lines, as even as can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.measure import (
    LINE_HEIGHT,
    MOST_LINES,
    find_font,
    fit_text,
    measure_lines,
    measure_text,
    measure_word,
    pick_font,
)
from tests.charts.tables import HOSTILE

NAMES = st.one_of(st.sampled_from(HOSTILE), st.text("ab -筋", max_size=40))


def test_a_folder_without_the_font_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="SourceSansVF-Upright"):
        pick_font(tmp_path)
    font = tmp_path / "SourceSansVF-Upright.ttf.abc.woff2"
    font.touch()
    (tmp_path / "SourceSansVF-Italic.ttf.abc.woff2").touch()
    assert pick_font(tmp_path) == font
    assert find_font().read_bytes()[:4] == b"wOF2"


def test_width_grows_with_the_size_and_a_wide_character_counts_one_em() -> None:
    assert measure_text("Tremor", 26) == pytest.approx(2 * measure_text("Tremor", 13))
    assert measure_text("筋力", 13) == 26
    assert measure_text("筋 x", 13) == pytest.approx(13 + measure_text(" x", 13))
    assert measure_lines(("x", "Tremor"), 13) == (measure_text("Tremor", 13), 2 * LINE_HEIGHT * 13)
    assert measure_lines(("",), 13) == (0, 0)
    assert measure_word("a Life-threatening b", 13) == measure_text("threatening", 13)


@settings(max_examples=60)
@given(text=NAMES, size=st.sampled_from([11, 13, 28]), width=st.floats(40, 400))
def test_lines_hold_every_character_and_are_no_wider_than_they_may_be(text: str, size: float, width: float) -> None:
    lines = fit_text(text, size, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(measure_text(line, size) <= width for line in lines)
    if 1 < len(lines) <= MOST_LINES:
        letters = measure_text(text.replace(" ", ""), size)  # a line begins and ends without a space
        assert len(lines) >= letters / width - 1e-9


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (140, ("Swelling of legs and feet",)),
        (100, ("Swelling of", "legs and feet")),  # even, though "Swelling of legs" would fit
        (60, ("Swelling", "of legs", "and feet")),
        (30, ("Swell", "ing", "of", "legs", "and", "feet")),  # too narrow for a word: broken
    ],
)
def test_lines_are_few_and_even(width: float, lines: tuple[str, ...]) -> None:
    assert fit_text("Swelling of legs and feet", 13, width) == lines
