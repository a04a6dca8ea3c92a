"""Values -> HTML and labels: what a table says can never become markup."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from components.words.markup import escape_markdown, fill

HOSTILE = """<b>x</b> & "q" 'z' {{ 1 + 1 }}"""


def test_what_fills_a_template_is_escaped_unless_it_is_markup() -> None:
    """P5: in words and in attributes; braces of a template are words too."""
    banner = fill("panels/banner.html", headline=HOSTILE, detail="", label=HOSTILE)
    assert isinstance(banner, Markup)
    assert banner.count("&lt;b&gt;x&lt;/b&gt; &amp; &#34;q&#34; &#39;z&#39; {{ 1 + 1 }}") == 2
    kept = fill("panels/banner.html", headline=Markup("<i>kept</i>"), detail="", label="")
    assert "<i>kept</i>" in kept


def test_template_without_one_of_its_values_fails_instead_of_leaving_a_gap() -> None:
    with pytest.raises(UndefinedError, match="detail"):
        fill("panels/banner.html", headline="", label="")


@pytest.mark.parametrize("character", r"\`*_[]<~$:")
def test_character_that_begins_markdown_in_a_label_is_escaped(character: str) -> None:
    """P5: Streamlit reads the label of a widget as Markdown, with :colors: and $formulas$."""
    assert escape_markdown(f"a{character}b") == f"a\\{character}b"


def test_icons_emoji_and_entities_stay_words_in_a_label() -> None:
    """P5: Streamlit finds :icons: behind a backslash, too, and &lt; would be read as a bracket."""
    label = escape_markdown(":material/home: and :smile: at 8:30, &lt;b&gt;")
    assert label == "\\:\u2060material/home\\: and \\:\u2060smile\\: at 8\\:30, \\&lt;b\\&gt;"


def test_other_characters_of_a_label_stay_as_they_are_for_screen_readers() -> None:
    label = "Nausea & vomiting (24 %), 'pins' - \"needles\"! #1 + ä 筋力."
    assert escape_markdown(label) == label
