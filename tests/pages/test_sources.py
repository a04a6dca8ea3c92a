"""The page of sources, and what every page says of them."""

from __future__ import annotations

import re
from html import unescape

import pytest

from components.facts.catalogue import Catalogue
from tests.pages.app import (
    EXPLORER,
    KNOWN_ELEMENTS,
    SOURCES,
    open_app,
    read_html,
    read_words,
    tick,
)


@pytest.mark.parametrize("page", [EXPLORER, SOURCES])
def test_nothing_about_a_person_can_be_entered(page: str) -> None:
    """S10: boxes to tick, buttons, pills and choices from a list; no page has any other input."""
    app = tick(open_app(), "coma").switch_page(page).run()
    assert {element.type for element in app.main} <= KNOWN_ELEMENTS
    assert [component.key for component in app.get("bidi_component")] == ["width-chart", "pointer"] * (page == EXPLORER)
    assert {str(box.key) for box in app.selectbox} <= {"find", "brought_out"}
    assert not any(box.proto.accept_new_options for box in app.selectbox)
    assert not re.search(r"<(input|textarea|select|form|script|iframe)\b|contenteditable", " ".join(read_html(app)))


@pytest.mark.parametrize("page", [EXPLORER, SOURCES])
def test_every_page_opens_with_its_banner_its_reading_date_and_its_title(page: str, catalogue: Catalogue) -> None:
    """S5, S17."""
    app = open_app().switch_page(page).run()
    assert not app.exception
    words = read_words(app)
    assert "Only lab testing can tell these conditions apart." in read_words(app, "banner")
    assert read_html(app)[0] == read_html(app, "banner")[0]
    assert catalogue.read_dates()[1] in words
    assert "No named clinician has reviewed these tables yet." in words
    assert len(re.findall("<h1>", " ".join(read_html(app)))) == 1


def test_every_source_and_its_address_is_on_the_sources_page(catalogue: Catalogue) -> None:
    """S16, S23."""
    app = open_app().switch_page(SOURCES).run()
    html = unescape(" ".join(read_html(app)))
    for _, source in catalogue.sources.iterrows():
        assert source["title"] in html
        assert source["publisher"] in html
        assert not source["url"] or f'href="{source["url"]}"' in html
    assert "for education" in html
    assert "It assesses nobody." in html
