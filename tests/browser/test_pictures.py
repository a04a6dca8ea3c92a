"""What leaves the page: pictures of the chart, a web page with it, and tables of what is in view."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import Visitor
from tests.shipped import CORE, HEADLINE, LABELS, LISTED

TELLS = (HEADLINE, "High magnesium", "Low potassium", "All sources", "2026-11-22")


def save(visitor: Visitor, button: str, folder: Path) -> Path:
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name=button).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_what_is_saved_carries_banner_date_and_view_and_only_the_answer_holds_ticks(
    visitor: Visitor, browser: Browser, tmp_path: Path
) -> None:
    """S5, S23, P1: the same picture with and without ticks; a page for phones with nothing ticked; tables."""
    visitor.tick("muscle_weakness", "coma")
    visitor.page.get_by_role("button", name="Save the picture").click()
    expect(visitor.page.get_by_role("button", name="PNG picture")).to_be_visible()
    assert_png_shows_the_banner(visitor, tmp_path)
    text = save(visitor, "SVG picture", tmp_path).read_text(encoding="utf-8")
    picture = browser.new_page()
    picture.set_content(text)
    said = " ".join(picture.locator("svg").first.evaluate("e => e.textContent").split())
    picture.close()
    assert [part for part in TELLS if part not in said] == []
    assert all(label.split()[0] in said for label in (LABELS["tremor"], LABELS["coma"]))
    assert_the_page_works_alone(save(visitor, "Web page", tmp_path), browser)
    visitor.page.keyboard.press("Escape")
    assert_only_the_answer_holds_ticks(visitor, tmp_path)
    visitor.clear()
    visitor.page.get_by_role("button", name="Save the picture").click()
    plain = save(visitor, "SVG picture", tmp_path).read_text(encoding="utf-8")
    assert text == plain


def assert_only_the_answer_holds_ticks(visitor: Visitor, tmp_path: Path) -> None:
    """Save the tables: each begins with the banner, and the regions are the same whatever is ticked (P1, S5)."""
    visitor.settle()  # a popover that closes asks the server
    visitor.page.get_by_role("button", name="Save as a table").click()
    regions, answer = (
        save(visitor, f"The {name} as CSV", tmp_path).read_text("utf-8-sig") for name in ("regions", "answer")
    )
    assert all(file.startswith(f"# {HEADLINE}") for file in (regions, answer))
    assert f'"{LABELS["coma"]}","High magnesium","Listed","severe"' in answer
    assert "Tremor" in regions
    assert "Tremor" not in answer
    visitor.page.keyboard.press("Escape")


def assert_png_shows_the_banner(visitor: Visitor, tmp_path: Path) -> None:
    """Look for a dark band with light text at the top, and twice as many pixels as on the page."""
    with Image.open(save(visitor, "PNG picture", tmp_path)) as image:
        width = visitor.figure()["width"]
        assert image.width == 2 * width
        band = [image.convert("RGB").getpixel((x, 8)) for x in (4, image.width // 2, image.width - 4)]
        assert band == [(0x14, 0x30, 0x3A)] * 3
        lights = image.convert("L").crop((0, 0, image.width, 60)).getextrema()
        assert lights[1] == 255
        assert image.convert("RGB").getpixel((image.width // 2, image.height - 3)) == (255, 255, 255)


def assert_the_page_works_alone(file: Path, browser: Browser) -> None:
    """Open the page for phones of what is in view, with nothing ticked and without a network (S5, S23, K9, P1)."""
    page: Page = browser.new_page(viewport={"width": 1280, "height": 800}, java_script_enabled=False, offline=True)
    page.goto(file.as_uri())
    expect(page.locator(".drawn:visible .mark")).to_have_count(len(set().union(*(LISTED[name] for name in CORE))))
    assert [part for part in (*TELLS, "assesses nobody") if part not in page.locator("body").inner_text()] == []
    expect(page.locator("input:checked")).to_have_count(0)
    assert "coma" not in page.url
    page.close()
