"""The page of sources and method."""

from __future__ import annotations

from html import unescape

from components.facts.catalogue import Catalogue
from tests.pages.app import (
    SOURCES,
    open_app,
    read_html,
)


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
