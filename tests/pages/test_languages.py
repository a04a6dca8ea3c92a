"""The words of the pages in another language: another file of words, and its name in one place."""

from __future__ import annotations

import re
from pathlib import Path

from components.words.text import read_text
from tests.pages.app import EXPLORER, LABS, MECHANISMS, open_app, read_page, read_words

SIGN = "¶"  # begins each sentence of the other language


def test_all_words_come_from_the_file_that_the_language_names(product: Path) -> None:
    """Only what is in the tables stays as it is."""
    english = product / "data" / "text" / "en.toml"
    whole = [said for said in read_text(english).sentences.values() if said.endswith((".", "?")) and "{" not in said]
    other = re.sub(r'^([^#\n]+? = ")', rf"\g<1>{SIGN}", english.read_text(encoding="utf-8"), flags=re.MULTILINE)
    english.with_stem("xx").write_text(other, encoding="utf-8")
    english.unlink()
    code = product / "components" / "words" / "text.py"
    code.write_text(code.read_text(encoding="utf-8").replace('LANGUAGE = "en"', 'LANGUAGE = "xx"'), encoding="utf-8")
    for page in (EXPLORER, LABS, MECHANISMS, "components/pages/lesson.py"):
        app = open_app(product, page)
        assert read_words(app, "banner").strip().startswith(SIGN)
        shown = read_page(app)
        assert shown.count(SIGN) > 20
        left = [said for said in whole if re.search(rf"(?<!{SIGN}){re.escape(said)}", shown)]
        assert left == []
