"""A visitor's file is read as spreadsheets write it, or refused with every fault at once."""

from __future__ import annotations

import codecs
import time
import tomllib
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pytest

from components.facts.limits import LARGEST, SETTING, Limits, read_limits
from components.facts.own import MOST_FAULTS, OwnLink, OwnLists, read_own
from tests.facts.own_files import LONG, MANY, WIDE, find_faults, find_places, write
from tests.shipped import ROOT

PAIRS = (
    OwnLink("Low iron", "Fatigue"),
    OwnLink("Low B12", "Fatigue"),
    OwnLink("Low iron", "Pale skin"),
    OwnLink("Low B12", "Tingling"),
)


def test_long_and_wide_files_are_told_apart_and_say_the_same() -> None:
    long, wide = read_own(LONG.encode()), read_own(WIDE.encode())
    assert wide == OwnLists(("Low iron", "Low B12"), ("Fatigue", "Pale skin", "Tingling"), PAIRS)
    assert (long.imbalances, long.symptoms) == (wide.imbalances, wide.symptoms)
    assert {link[:2] for link in long.links} == {link[:2] for link in wide.links}
    assert long.links[0] == OwnLink("Low iron", "Fatigue", "common", "A textbook", "https://example.org/iron")
    assert long.links[1] == OwnLink("Low iron", "Pale skin")


@pytest.mark.parametrize("shape", [LONG, WIDE], ids=["long", "wide"])
@pytest.mark.parametrize(
    ("delimiter", "end", "encoding"),
    [
        *product(",;\t", ("\n", "\r\n"), ("utf-8", "utf-8-sig", "utf-16")),
        *product("\t", ("\r\n",), ("utf-16-le", "utf-16-be")),
    ],
)
def test_habits_of_spreadsheets_change_nothing(shape: str, delimiter: str, end: str, encoding: str) -> None:
    """P3."""
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    whole = shape.replace(",", delimiter).replace("\n", end)
    assert read_own(mark + whole.encode(encoding)) == read_own(shape.encode())


def test_empty_rows_and_columns_and_line_breaks_in_cells_are_forgiven() -> None:
    rows = [line.split(",") for line in WIDE.splitlines()]
    rows[1][0] = "Fat\r\nigue"
    wider = [[*row, "", ""] for row in rows]
    content = write([*wider[:2], [""] * 5, *wider[2:], [""] * 5, []])
    assert read_own(content) == read_own(WIDE.replace("Fatigue", "Fat igue").encode())


@pytest.mark.parametrize(("yes", "no"), [("yes", "no"), ("x", ""), ("X", "0"), ("YES", "No"), (" 1 ", " 0 ")])
def test_a_mark_can_be_written_in_several_ways(yes: str, no: str) -> None:
    marked = write([[{"1": yes, "0": no}.get(cell, cell) for cell in line.split(",")] for line in WIDE.splitlines()])
    assert read_own(marked).links == PAIRS


@pytest.mark.parametrize("notice", ["# One, two, three, four\n\n", "sep=;\r\n", "SEP=,\n"])
def test_a_notice_above_the_header_does_not_say_what_parts_the_cells(notice: str) -> None:
    assert read_own((notice + WIDE.replace(",", ";")).encode()) == read_own(WIDE.encode())


def test_columns_of_a_long_file_stand_in_any_order_and_may_be_left_out() -> None:
    assert read_own(b"Symptom,Condition\nFatigue,Low iron\n").links == (OwnLink("Low iron", "Fatigue"),)


@pytest.mark.parametrize("name", ["Imbalance", "Condition", "Symptom", "Stage", "Source", "URL"])
def test_a_condition_may_be_called_like_a_column_of_the_other_shape(name: str) -> None:
    """Marks or words below the name tell the shapes apart, and the first fault does not change that."""
    content = f"symptom,{name}\nFatigue,1\nPale skin,{{}}\nTingling,0\n"
    assert read_own(content.format("x").encode()).links == (OwnLink(name, "Fatigue"), OwnLink(name, "Pale skin"))
    assert find_places(content.format("perhaps")) == [("mark", 3, name)]


@pytest.mark.parametrize("content", ["Disease,Symptom\nA,x\nB,C\nD,E\n", "Symptom,Disease,Source\nA,x,A book\n"])
def test_a_long_file_whose_conditions_are_headed_otherwise_has_faults_in_its_header_first(content: str) -> None:
    assert find_places(content)[:2] == [("unknown_column", 1, "disease"), ("missing_column", 1, "imbalance")]


def test_all_faults_of_a_long_file_are_found_at_once() -> None:
    """P3: each with row, column and rule."""
    content = f"""imbalance,symptom,stage,source,url,colour
Low iron,Fatigue,often,A book,,
,Fatigue,,,javascript:alert(1),
Low iron,{"a" * 61},,{"b" * 201},http://a b,

Low iron,Fatigue,,,,,extra
low IRON,Fatigué,,,,
Low iron,Tin\u202egling,,,,
"""
    assert find_places(content) == [
        ("unknown_column", 1, "colour"),
        ("stage", 2, "stage"),
        ("empty", 3, "imbalance"),
        ("url", 3, "url"),
        ("long", 4, "symptom"),
        ("long", 4, "source"),
        ("url", 4, "url"),
        ("extra", 6, ""),
        ("twice", 6, "symptom"),
        ("alike", 7, "imbalance"),
        ("alike", 7, "symptom"),
        ("unseen", 8, "symptom"),
    ]


def test_all_faults_of_a_wide_file_are_found_at_once() -> None:
    """P3."""
    content = "symptom,Low iron,,Low iron,low iron\nFatigue,1,maybe,0,0\n,1\nFatigue,1,1,1,1,1\nTingling,2,1,1,3\n"
    assert find_places(content) == [
        ("empty", 1, "3"),
        ("twice", 1, "4"),
        ("alike", 1, "5"),
        ("mark", 2, ""),
        ("empty", 3, "symptom"),
        ("twice", 4, "symptom"),
        ("extra", 4, ""),
        ("mark", 5, "Low iron"),
        ("mark", 5, "low iron"),
    ]


def zip_up() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("lists.csv", WIDE)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf\r\n\r\n", "empty_file"),
        (b",,,\n,,,\n", "empty_file"),
        (b"symptom,Low iron\n", "no_rows"),
        (b"imbalance,symptom,stage\n", "no_rows"),
        (b"symptom\nFatigue\n", "one_column"),
        (b"symptom,Low iron\nFatigue,0\n", "no_links"),
        (b"imbalance,stage\nLow iron,common\n", "missing_column"),
        (b"imbalance,symptom,symptom\nLow iron,Fatigue,Fatigue\n", "twice"),
        (b'symptom,Low iron\n"Fatigue,1\n', "quoting"),
        (b"symptom,Low iron\nFati\0gue,1\n", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(255, 0, -1)), "encoding"),
        ("symptom,Low iron\nMüde,1\n".encode("latin-1"), "encoding"),
        ("symptom,Low iron\nMüde,1\n".encode("utf-16")[:-1], "binary"),
        (zip_up(), "archive"),
        (b"symptom,Low iron\n" + b"a" * 10_000 + b",1\n", "long"),
        (b"symptom," + b"c," * 100_000 + b"\nFatigue,1\n", "conditions"),
        ((b"imbalance,symptom" + b"\nLow iron,Fatigue" * 50_001), "links"),
    ],
)
def test_what_is_not_a_table_is_refused_with_one_reason(content: bytes, rule: str) -> None:
    """P3."""
    start = time.process_time()
    assert [fault.rule for fault in find_faults(content)] == [rule]
    assert time.process_time() - start < 2


def test_one_giant_line_is_refused() -> None:
    """P3: which rule it breaks depends on how long a cell the CSV module accepts."""
    assert next(fault.rule for fault in find_faults(b"a" * 200_000)) in {"quoting", "one_column"}


def test_a_file_of_another_kind_has_a_bounded_number_of_faults() -> None:
    """P3."""
    assert len(find_faults("text," + ",".join(map(str, range(300))) + ("\na" + ",b" * 300) * 400)) == MOST_FAULTS


def test_a_file_may_be_as_large_as_the_limit_and_not_a_byte_larger() -> None:
    """P3."""
    full = WIDE.encode().ljust(Limits().kilobytes * 1024, b"\n")
    assert read_own(full, Limits()).links == PAIRS
    assert find_places(full + b"\n", Limits()) == [("size", 0, "")]


@pytest.mark.parametrize(("rule", "size"), [("conditions", 400), ("symptoms", 5_000), ("links", 50_000)])
def test_lists_may_be_as_long_as_the_limits_and_not_a_row_longer(rule: str, size: int) -> None:
    """P3."""

    def build(count: int) -> bytes:
        if rule == "links":
            pairs = ((f"c{number % 400}", f"s{number // 400}") for number in range(count))
        else:
            pairs = ((f"c{number}", "s") if rule == "conditions" else ("c", f"s{number}") for number in range(count))
        return write([("imbalance", "symptom"), *pairs])

    assert len(read_own(build(size), MANY).links) == size
    assert [fault.rule for fault in find_faults(build(size + 1))] == [rule]


def test_a_server_may_take_larger_files_up_to_a_limit() -> None:
    """P3."""
    asked = {"": 256, "1024": 1024, "999999": LARGEST, "-1": 256, "many": 256, "9" * 5000: 256}
    assert {value: read_limits({SETTING: value}).kilobytes for value in asked} == asked
    assert read_limits({}).kilobytes == 256


def test_nothing_larger_than_any_server_takes_reaches_it() -> None:
    """P3."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] * 1024 == LARGEST


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("shape", ["long", "wide"])
def test_the_largest_lists_are_read_within_two_seconds(shape: str, encoding: str) -> None:
    linked = {(place * 7 % 400, place // 10) for place in range(50_000)}
    if shape == "long":
        rows = [["imbalance", "symptom"], *([f"Condition {one}", f"Symptom {other}"] for one, other in linked)]
    else:
        rows = [["symptom", *(f"Condition {one}" for one in range(400))]]
        rows += [[f"Symptom {s}", *("01"[(one, s) in linked] for one in range(400))] for s in range(5_000)]
    content = write(rows).decode().encode(encoding)
    start = time.process_time()
    assert len(read_own(content, MANY).links) == 50_000
    assert time.process_time() - start < 2
