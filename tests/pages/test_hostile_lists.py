"""What a visitor brings may be hostile: it stays text, is refused with a reason, and reaches nobody else."""

from __future__ import annotations

import gzip

import pytest

from tests.facts.own_files import LONG
from tests.pages.app import find_ticked, open_app, open_page, read_html, read_spec, read_words, tick
from tests.pages.own import DATA, EXPLORER, bring, go, run, use
from tests.shipped import HEADLINE, ROOT

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "components" / "pages").glob("*.py"))
NONE = {f"components/pages/{page}.py" for page in ("labs", "mechanisms", "lesson", "questions", "urgent", "teachers")}
HOSTILE = (
    "<b>x</b>",
    "<script>alert(1)</script>",
    "**x** [a](b)",
    "=1+1",
    '"x"',
    "{{ 7*7 }}",
    "$x$",
    ":red[x]",
    "&lt;",
)


@pytest.mark.parametrize("page", [page for page in PAGES if page not in NONE])
def test_hostile_names_stay_text_on_every_page_that_shows_them(page: str) -> None:
    """P5, S22."""
    rows = [f'"{name.replace(chr(34), chr(34) * 2)}",s{name and ""} {place}' for place, name in enumerate(HOSTILE[:6])]
    rows += [f'C,"{name.replace(chr(34), chr(34) * 2)}"' for name in HOSTILE]
    app = use("\n".join(["imbalance,symptom", *rows]), page)
    assert HEADLINE in read_words(app, "banner")
    for shown in (*read_html(app), str([chart.proto.spec for chart in app.get("plotly_chart")])):
        assert "<b>x" not in shown
        assert "<script>" not in shown
        assert ">49<" not in shown


@pytest.mark.parametrize("page", [EXPLORER, DATA])
def test_hostile_headers_and_sources_stay_text(page: str) -> None:
    """P5, S22: whether a name stands in the header or in a row; what is no address of the web is refused."""
    quoted = ['"' + name.replace('"', '""') + '"' for name in HOSTILE]
    wide = f"symptom,{','.join(quoted)}\nFatigue{',1' * len(quoted)}\n"
    long = "imbalance,symptom,source,url\n" + "".join(f"C,S {at},{one},\n" for at, one in enumerate(quoted))
    for content in (wide, long):
        app = use(content, page)
        shown = " ".join(read_html(app))
        assert "&lt;script&gt;alert(1)" in shown
        assert not any(payload in shown for payload in ("<script>alert", "<b>x", ">49<"))
    for column, faults in (("url", len(HOSTILE)), ("stage", len(HOSTILE)), ("<script>x</script>,stage", 1)):
        app = bring(f"imbalance,symptom,{column}\n" + "".join(f"C,S {at},{one}\n" for at, one in enumerate(quoted)))
        shown = " ".join(read_html(app, "faults"))
        assert shown.count("<li>") == faults
        assert "<b>x" not in shown
        assert "<script>" not in shown


def test_names_that_are_ids_of_ours_are_names_like_others() -> None:
    """P1, P3: what is ticked or drawn of one never belongs to the other."""
    app = open_page(EXPLORER)
    tick(app, "coma")
    ours = read_spec(app)["layout"]["meta"]["imbalances"]
    own = "imbalance,symptom\nhypokalemia,coma\nHypermagnesemia,Coma and more\nnone,tremor\nown,coma\n"
    app = use(own, EXPLORER, go(app, DATA))
    assert find_ticked(app) == []
    assert read_spec(app)["layout"]["meta"]["imbalances"] == ["hypokalemia", "hypermagnesemia", "none-2", "own"]
    tick(app, "coma", "tremor")
    assert "low potassium" not in read_words(app).lower()
    app.button(key="leave").click()
    run(app)
    assert find_ticked(app) == ["coma"]
    assert read_spec(app)["layout"]["meta"]["imbalances"] == ours


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"PK\x03\x04zip", bytes(range(256)), b"\xff\xfe\x00", b"a,b", b"a" * 300_000, b"s," + b"c," * 100_000),
        *(b"s,A,A\nx,1,1", b"s,A\nx\0,1", "s,A\nx\u202e,1".encode(), b"s,A\n" + b"x" * 10_000 + b",1"),
        *(gzip.compress(LONG.encode()), b"7z\xbc\xaf\x27\x1c" + bytes(99), bytes(512) + b"ustar"),
        *(b"s,A\nnausea,1\nNausea,1", "s,A\nn\xe4,1\nna,1".encode(), b"s,<b>\nx,<script>"),
    ],
)
def test_a_hostile_file_is_refused_with_a_reason_and_no_markup(content: bytes) -> None:
    """P3, P5."""
    app = bring(content)
    shown = " ".join(read_html(app, "faults"))
    assert "<li>" in shown
    assert "<script>" not in shown
    assert "\u202e" not in shown
    assert not app.button_group
    assert "own" not in app.session_state
    assert HEADLINE in read_words(open_app(), "banner")
