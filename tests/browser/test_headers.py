"""The headers in a real browser: a page works under its policy, nothing else runs, and no stranger frames it.

Whatever a policy forbids is also written to the console, where every other test would hear it.
"""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.serving import Server

NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI, sourceFile}) => {
  window.violations.push(`${effectiveDirective} ${blockedURI} ${sourceFile?.split('/').pop().split('.')[0]}`);
});
"""
# It asks whether it may count large numbers with WebAssembly, and counts them in JavaScript.
TRIAL = "script-src wasm-eval protobuf"
INTRUDE = """
() => {
  for (const [name, parts] of Object.entries({
    script: {textContent: 'window.intruded = true'},
    img: {src: 'https://elsewhere.example/picture.png'},
    iframe: {src: 'https://elsewhere.example/'},
  })) document.body.append(Object.assign(document.createElement(name), parts));
}
"""


def test_a_page_works_under_its_policy_and_nothing_else_runs(visit: Visit) -> None:
    """P6, P2."""
    visitor = visit()
    visitor.page.add_init_script(NOTE_VIOLATIONS)
    visitor.open()
    visitor.tick("tremor")
    visitor.ask_for_link()
    assert visitor.page.evaluate("window.violations") == [TRIAL]
    visitor.page.evaluate(INTRUDE)
    visitor.page.wait_for_function("() => window.violations.length === 4")
    blocked = sorted(violation.split()[0] for violation in visitor.page.evaluate("window.violations")[1:])
    assert blocked == ["frame-src", "img-src", "script-src-elem"]
    assert visitor.page.evaluate("window.intruded") is None
    visitor.noise.clear()  # of what was blocked


def test_no_stranger_shows_a_page_in_a_frame(browser: Browser, server: Server) -> None:
    """P6."""
    page = browser.new_page()
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.set_content(f"<iframe src='{server.address}'></iframe>")
    expect(page.frame_locator("iframe").locator("[data-testid=stApp]")).to_have_count(0)
    page.close()
