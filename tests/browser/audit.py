"""What axe-core finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe

from tests.browser.visitor import Visitor


def find_violations(visitor: Visitor, known: str = "", within: str | None = None) -> list[str]:
    """Find what axe finds on the page, or within a part of it, apart from a rule whose breach is known."""
    found = Axe().run(visitor.page, context=within).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found if rule["id"] != known for node in rule["nodes"]]
