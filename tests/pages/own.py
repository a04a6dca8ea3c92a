"""What the tests of own lists share: bring a file, take it into use, and go to a page."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.app import open_page, read_html
from tests.pages.app import run as run_once

DATA = "components/pages/data.py"


def run(app: AppTest) -> AppTest:
    """Run the page once more; no part of it may fail."""
    run_once(app)
    assert not [shown for shown in read_html(app) if 'class="piece failure"' in shown]
    return app


def bring(content: str | bytes, app: AppTest | None = None) -> AppTest:
    app = app or open_page(DATA)
    app.file_uploader(key="file").set_value(
        ("lists.csv", content.encode() if isinstance(content, str) else content, "")
    )
    return run(app)


def use(content: str | bytes, page: str = "", app: AppTest | None = None) -> AppTest:
    """Bring lists, take them into use, and go to a page."""
    app = bring(content, app)
    app.button(key="take").click()
    run(app)
    return go(app, page) if page else app


def go(app: AppTest, page: str) -> AppTest:
    app.switch_page(page)
    return run(app)


EXPLORER = "components/pages/explorer.py"
