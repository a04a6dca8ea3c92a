"""Own lists that are too long for a page as a whole."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from components.words.text import Text
from tests.pages.app import find_ticked, read_spec, read_words, tick
from tests.pages.own import EXPLORER, run, use


def list_boxes(app: AppTest) -> list[str]:
    return [str(box.key).removeprefix("tick-") for box in app.checkbox]


def list_marks(app: AppTest) -> set[str]:
    (marks,) = (trace for trace in read_spec(app)["data"] if "marks" in trace["meta"])
    return {symptom for (symptom,) in marks["customdata"]}


def test_a_long_list_has_boxes_marks_and_rows_for_a_part_of_what_is_in_view(text: Text) -> None:
    """S4, C6: in the order of the file, and for all that is ticked; the search finds the others."""
    rows = [f"C{place % 20},Symptom {place}" for place in range(2000)] + [
        f"C1,Symptom {place}" for place in range(0, 60)
    ]
    app = use("\n".join(["imbalance,symptom", *dict.fromkeys(rows)]), EXPLORER)
    assert read_spec(app)["layout"]["meta"]["chart"] == "matrix"
    assert text("chart.part") in read_words(app, "chart")
    assert text("symptoms.part", first=1, last=60, number=448) in read_words(app, "symptoms")
    first = list_boxes(app)
    assert first == [f"symptom-{place}" for place in range(60)]
    assert list_marks(app) == set(first)
    app.text_input(key="typed").set_value("Symptom 1999")
    run(app)
    assert find_ticked(app) == ["symptom-1999"]
    assert "Symptom 1999" in read_words(app, "listing")
    assert list_boxes(app) == [*first, "symptom-1999"]
    tick(app, first[0])
    app.button(key="view_part-next").click()
    run(app)
    listed = [f"symptom-{place}" for place in range(60, 360) if place % 20 < 4]
    assert list_boxes(app) == [first[0], *listed, "symptom-1999"]
    assert list_marks(app) == {first[0], *listed}
    assert find_ticked(app) == [first[0], "symptom-1999"]
    app.multiselect(key="view_imbalances").set_value([f"c{place}" for place in range(12, 20)])
    assert "eight conditions" in read_words(run(app), "listing").lower()


def test_of_many_names_the_server_offers_those_that_contain_what_was_typed(text: Text) -> None:
    """A6, P5: capitals and accents do not matter, and the only name found, or the name itself, is ticked at once."""
    rows = [f"C{place % 20},Symptom {place}" for place in range(1000)] + ["C1,Crème *brûlée*", "C1,Symptom"]
    app = use("\n".join(["imbalance,symptom", *rows]), EXPLORER)

    def search(typed: str) -> list[str]:
        app.text_input(key="typed").set_value(typed)
        run(app)
        return [str(name) for pills in app.button_group if pills.key == "chosen" for name in pills.options]

    assert search("tom 99") == ["Symptom 99", *(f"Symptom {place}" for place in range(990, 997))]
    assert text("symptoms.found", shown=8, number=11) in read_words(app, "search")
    assert find_ticked(app) == []
    app.button_group(key="chosen").set_value("Symptom 993")
    run(app)
    assert search("CREME") == []
    assert search(" symptom ") == []
    for nothing in ("<b>nothing", "Symptom 1 " * 5000):
        assert search(nothing) == []
        assert text("symptoms.found_none") in read_words(app, "search")
    assert set(find_ticked(app)) == {"symptom-993", "creme-brulee", "symptom"}
    assert "creme-brulee" in list_boxes(app)
    app.button(key="leave").click()
    run(app)
    assert app.selectbox(key="find").value is None
