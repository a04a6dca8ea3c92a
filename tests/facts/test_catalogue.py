"""Tables -> Catalogue: sound tables are read whole, and a file that cannot be read is named."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.facts.catalogue import Catalogue, CatalogueError, read_catalogue
from components.facts.checks import Fault
from components.facts.columns import split_cell
from components.facts.tables import TABLES
from tests.facts.broken import Rows, change_cell, find_faults, read_rows, write_rows


def test_shipped_tables_are_read_whole_and_in_the_order_of_their_rows(data: Path, catalogue: Catalogue) -> None:
    for table in TABLES:
        header, *rows = read_rows(data, table)
        frame: pd.DataFrame = getattr(catalogue, table)
        whole = frame.reset_index() if frame.index.name else frame
        assert [list(cells) for cells in whole[header].itertuples(index=False)] == rows


def test_core_imbalances_are_those_of_the_core_tier(catalogue: Catalogue) -> None:
    assert catalogue.core == ("hypermagnesemia", "hyperkalemia", "hypomagnesemia", "hypokalemia")


def test_citation_joins_each_source_with_its_own_locator(catalogue: Catalogue) -> None:
    first, second = catalogue.cite("seed|mayo-labs-bmp", "bullet 1|Reference values")
    assert (first.title, first.url, first.locator) == (catalogue.sources.at["seed", "title"], "", "bullet 1")
    assert (second.url, second.locator) == (catalogue.sources.at["mayo-labs-bmp", "url"], "Reference values")
    assert [citation.locator for citation in catalogue.cite("seed|mayo-labs-bmp")] == ["", ""]
    assert catalogue.cite("") == ()


def test_reading_dates_are_the_first_and_last_of_the_sources_that_have_one(catalogue: Catalogue) -> None:
    dates = sorted(date for date in catalogue.sources["read_on"] if date)
    assert catalogue.read_dates() == (dates[0], dates[-1])


def test_empty_cell_holds_no_value() -> None:
    assert split_cell("") == ()
    assert split_cell("a|b") == ("a", "b")


def _drop_column(rows: Rows) -> Rows:
    return [row[:-1] for row in rows]


def _add_column(rows: Rows) -> Rows:
    return [[*row, "colour" if place == 0 else "red"] for place, row in enumerate(rows)]


def _repeat_column(rows: Rows) -> Rows:
    return [[*row, row[0]] for row in rows]


@pytest.mark.parametrize("change", [_drop_column, _add_column, _repeat_column])
@pytest.mark.parametrize("table", TABLES)
def test_table_with_other_columns_is_refused_at_its_header(
    data: Path, table: str, change: Callable[[Rows], Rows]
) -> None:
    rows = read_rows(data, table)
    write_rows(data, table, change(rows))
    header = {"_drop_column": rows[0][-1], "_add_column": "colour", "_repeat_column": ""}[change.__name__]
    expected = Fault(f"{table}.csv", 1, header, "missing, unknown or repeated column")
    assert find_faults(data) == (expected,)


@pytest.mark.parametrize("table", TABLES)
def test_missing_table_is_named_and_nothing_that_refers_to_it(data: Path, table: str) -> None:
    (data / f"{table}.csv").unlink()
    assert find_faults(data) == (Fault(f"{table}.csv", 0, "", "the file is missing"),)


@pytest.mark.parametrize("table", TABLES)
def test_table_without_rows_is_named(data: Path, table: str) -> None:
    write_rows(data, table, read_rows(data, table)[:1])
    assert find_faults(data) == (Fault(f"{table}.csv", 0, "", "the table has no rows"),)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00i", b'id,kind\n"open', b"id,kind\n\x80,x\n"])
def test_file_that_is_not_utf8_csv_is_named(data: Path, content: bytes) -> None:
    (data / "facts.csv").write_bytes(content)
    [fault] = [fault for fault in find_faults(data) if fault.file == "facts.csv"]
    assert (fault.row, fault.column) == (0, "")
    assert fault.rule.startswith("the file is not UTF-8 CSV")


def test_empty_file_lacks_every_column(data: Path) -> None:
    (data / "facts.csv").write_text("")
    [fault] = find_faults(data)
    assert set(fault.column.split(", ")) == set(TABLES["facts"].columns)


@pytest.mark.parametrize("cells", [["f99"], ["x"] * 8, []])
def test_row_with_another_number_of_cells_is_named(data: Path, cells: list[str]) -> None:
    rows = read_rows(data, "facts")
    rows.insert(3, cells)
    write_rows(data, "facts", rows)
    assert find_faults(data) == (Fault("facts.csv", 4, "", "the row does not have 7 cells"),)


def test_all_faults_of_all_tables_are_told_at_once(data: Path) -> None:
    change_cell(data, "links", 2, "stage", "sometimes")
    change_cell(data, "links", 7, "as_listed", "")
    change_cell(data, "sources", 3, "url", "javascript:alert(1)")
    (data / "labs.csv").unlink()
    places = {(fault.file, fault.row, fault.column) for fault in find_faults(data)}
    assert places == {
        ("links.csv", 2, "stage"),
        ("links.csv", 7, "as_listed"),
        ("sources.csv", 3, "url"),
        ("labs.csv", 0, ""),
    }


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(data: Path, catalogue: Catalogue) -> None:
    for table in TABLES:
        write_rows(data, table, read_rows(data, table), end="\r\n")
        path = data / f"{table}.csv"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    same = read_catalogue(data)
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(same, table), getattr(catalogue, table))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz") / "data"
    return Path(shutil.copytree(Path(__file__).parents[2] / "data", folder))


@settings(max_examples=15)
@given(st.data(), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_in_any_cell_is_read_or_named_by_its_file(shared: Path, choose: st.DataObject, value: str) -> None:
    table = choose.draw(st.sampled_from([*TABLES]))
    # A changed id would also break the rows of other tables that refer to it.
    column = choose.draw(st.sampled_from([column for column in TABLES[table].columns if column != "id"]))
    before = (shared / f"{table}.csv").read_bytes()
    last = len(read_rows(shared, table))  # counting the header
    change_cell(shared, table, choose.draw(st.integers(2, min(12, last))), column, value)
    said = f"{table}.csv"
    try:
        read_catalogue(shared)
    except CatalogueError as error:
        said = str(error)  # a place on a grid can break the arrows of another table, whose faults name both files
    finally:
        (shared / f"{table}.csv").write_bytes(before)
    assert f"{table}.csv" in said
