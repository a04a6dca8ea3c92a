"""Tables -> faults: the rules that hold within a cell, across the cells of a row and across tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from components.facts.columns import EMERGENCY, OPTIONS, Column, Table, split_cell
from components.facts.emergency import choose_general, split_places
from components.facts.regions import MOST_DRAWN
from components.facts.tables import FOUNDING


@dataclass(frozen=True)
class Fault:
    """A broken cell or row: where it is and which rule it breaks."""

    file: str
    row: int  # the header is row 1; 0 means the whole file
    column: str
    rule: str

    def __str__(self) -> str:
        place = [self.file] + [f"row {self.row}"] * bool(self.row) + [self.column] * bool(self.column)
        return ", ".join(place) + f": {self.rule}"


def check_columns(name: str, frame: pd.DataFrame, table: Table, ids: dict[str, set[str]]) -> Iterator[Fault]:
    """Check each cell of a table against the rules of its column, and that no key occurs twice.

    Parameters
    ----------
    name : str
    frame : DataFrame
        Its index is the row in the file.
    table : Table
    ids : dict of str to set of str
        The ids of each table that could be read; references to other tables are not checked.

    Yields
    ------
    Fault
    """
    file = f"{name}.csv"
    for column, rules in table.columns.items():
        for row, cell in frame[column].items():
            partner = frame.at[row, rules.matches] if rules.matches else ""
            for rule in _broken_rules(str(cell), rules, str(partner), ids):
                yield Fault(file, int(str(row)), column, rule)
        if rules.unique:
            yield from _repeats(file, frame[[column]])
    yield from _repeats(file, frame[list(table.key)])


def _broken_rules(cell: str, rules: Column, partner: str, ids: dict[str, set[str]]) -> Iterator[str]:
    if not cell:
        if rules.required:
            yield "the cell is empty"
        return
    if len(cell) > rules.longest:
        yield f"longer than {rules.longest} characters"
    if cell != cell.strip() or not cell.isprintable():
        yield "spaces at an end, or a character that cannot be printed"
    parts = split_cell(cell) if rules.many else (cell,)
    for part in parts:
        yield from _broken_part(part, rules, ids)
    if rules.refers and len(set(parts)) < len(parts):
        yield "the same id stands twice"
    if rules.matches and len(parts) != len(split_cell(partner)):
        yield f"not as many values as {rules.matches}"


def _broken_part(part: str, rules: Column, ids: dict[str, set[str]]) -> Iterator[str]:
    if rules.pattern and not re.fullmatch(rules.pattern, part):
        yield f"{part!r} does not have the form {rules.pattern}"
    if rules.values and part not in rules.values:
        yield f"{part!r} is none of: {', '.join(rules.values)}"
    if rules.refers in ids and part not in ids[rules.refers]:
        yield f"{part!r} is not an id of {rules.refers}.csv"


def _repeats(file: str, keys: pd.DataFrame) -> Iterator[Fault]:
    named = [(int(str(row)), tuple(str(cell).casefold() for cell in cells)) for row, *cells in keys.itertuples()]
    seen = Counter(key for _, key in named)
    for row, key in named:
        if seen[key] > 1:
            yield Fault(file, row, ", ".join(keys.columns), f"{' / '.join(key)!r} stands more than once")


def _rows(frame: pd.DataFrame) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row by its number in the file; as a mapping, since to make a Series of each takes most of a check."""
    for row, cells in frame.to_dict("index").items():
        yield int(str(row)), {str(column): str(cell) for column, cell in cells.items()}


def check_rows(frames: dict[str, pd.DataFrame]) -> Iterator[Fault]:
    """Check the rules that span several cells; each cell must be sound by itself."""
    for name in ("links", "causes", "mechanisms"):
        yield from _check_founding(f"{name}.csv", frames[name])
    yield from _check_labs(frames)
    yield from _check_urgency(frames["symptoms"])
    yield from _check_emergency(frames["emergency"])
    yield from _check_sources(frames)
    yield from _check_stories(frames)
    yield from _check_lesson(frames["lesson"])
    yield from _check_questions(frames["questions"])
    yield from _check_names(frames)


def _check_founding(file: str, frame: pd.DataFrame) -> Iterator[Fault]:
    for row, cells in _rows(frame):
        ids = split_cell(cells["source_ids"])
        founding = FOUNDING in ids
        column = "founding_wording" if "founding_wording" in cells else "founding_says"
        worded = bool(cells[column])
        if (cells["in_founding"] == "yes") != founding or founding != worded:
            rule = f"in_founding, {column} and source_ids disagree about the founding document"
            yield Fault(file, row, "in_founding", rule)
        if cells["evidence_status"] == "verified" and ids == (FOUNDING,):
            yield Fault(file, row, "evidence_status", "verified needs an outside source")


def _check_stories(frames: dict[str, pd.DataFrame]) -> Iterator[Fault]:
    """Check that stories can be drawn: each arrow joins two neighbours, so it never runs over a third box."""
    spots: dict[tuple[str, str], tuple[int, int]] = {}
    for row, cells in _rows(frames["story_nodes"]):
        spot = int(cells["column"]), int(cells["row"])
        if any(story == cells["story"] and other == spot for (story, _), other in spots.items()):
            yield Fault("story_nodes.csv", row, "column, row", "another node of the story stands there")
        spots[cells["story"], cells["node_id"]] = spot
    told = set(frames["story_arrows"]["story"])
    for row, story in frames["stories"]["id"].items():
        if story not in told:
            yield Fault("stories.csv", int(str(row)), "id", "the story has no arrow in story_arrows.csv")
    ends = {cells["id"]: (cells["from_node"], cells["to_node"]) for _, cells in _rows(frames["mechanisms"])}
    for row, cells in _rows(frames["story_arrows"]):
        nodes = ends[cells["mechanism_id"]]
        missing = [node for node in nodes if (cells["story"], node) not in spots]
        for node in missing:
            rule = f"{node!r} has no place in this story in story_nodes.csv"
            yield Fault("story_arrows.csv", row, "mechanism_id", rule)
        if not missing:
            (x0, y0), (x1, y1) = (spots[cells["story"], node] for node in nodes)
            if max(abs(x0 - x1), abs(y0 - y1)) != 1:
                rule = f"{nodes[0]!r} and {nodes[1]!r} are not neighbours in story_nodes.csv"
                yield Fault("story_arrows.csv", row, "mechanism_id", rule)


def _check_lesson(lesson: pd.DataFrame) -> Iterator[Fault]:
    for row, cells in _rows(lesson):
        if cells["kind"] in {"case", "predict", "match"} and not cells["symptom_ids"]:
            rule = f"a step of the kind {cells['kind']!r} needs a symptom"
            yield Fault("lesson.csv", row, "symptom_ids", rule)
        if cells["kind"] in {"overlap", "only", "shared"} and len(split_cell(cells["imbalance_ids"])) > MOST_DRAWN:
            rule = f"a chart of more than {MOST_DRAWN} conditions is a tangle"
            yield Fault("lesson.csv", row, "imbalance_ids", rule)
    matches = lesson["kind"].eq("match")
    if matches.sum() != 1 or matches.all():
        row = int(matches[matches].index.max()) if matches.any() else 1
        yield Fault("lesson.csv", row, "kind", "one row of the kind 'match' is needed, and steps beside it")


def _check_questions(questions: pd.DataFrame) -> Iterator[Fault]:
    for row, cells in _rows(questions):
        if len({cells[f"option_{letter}"].casefold() for letter in OPTIONS}) < len(OPTIONS):
            yield Fault("questions.csv", row, "option_a", "two options say the same")


def _check_names(frames: dict[str, pd.DataFrame]) -> Iterator[Fault]:
    """Check that no symptom has the id of an imbalance, since one look-up gives the names of both."""
    imbalances = set(frames["imbalances"]["id"])
    for row, symptom in frames["symptoms"]["id"].items():
        if symptom in imbalances:
            yield Fault("symptoms.csv", int(str(row)), "id", f"{symptom!r} is an id of imbalances.csv too")


def _check_labs(frames: dict[str, pd.DataFrame]) -> Iterator[Fault]:
    for row, cells in _rows(frames["labs"]):
        if float(cells["ref_low_mmol_l"]) >= float(cells["ref_high_mmol_l"]):
            yield Fault("labs.csv", row, "ref_low_mmol_l", "the lower limit is not below the upper one")
        for side in ("low", "high"):
            mmol = float(cells[f"ref_{side}_mmol_l"])
            converted = float(cells[f"ref_{side}_conventional"]) * float(cells["mmol_l_per_conventional_unit"])
            if abs(converted - mmol) > 0.02 * mmol:  # the sources round both figures
                column = f"ref_{side}_conventional"
                yield Fault("labs.csv", row, column, f"{converted:.3g} mmol/L, not {mmol:g} mmol/L")
    tested = set(frames["labs"]["imbalance_id"])
    for row, cells in _rows(frames["imbalances"]):
        if cells["id"] not in tested:
            yield Fault("imbalances.csv", row, "id", "no row of labs.csv says which test establishes it")


def _check_urgency(symptoms: pd.DataFrame) -> Iterator[Fault]:
    for row, cells in _rows(symptoms):
        urgent = cells["red_flag"] == "yes"
        if urgent and not cells["urgent_if"]:
            yield Fault("symptoms.csv", row, "urgent_if", "a red flag needs words for when it is urgent")
        if (urgent or cells["urgent_if"]) and not cells["urgent_source_ids"]:
            yield Fault("symptoms.csv", row, "urgent_source_ids", "urgency needs a source")
        if bool(cells["urgent_route"]) != bool(cells["urgent_if"]):
            yield Fault("symptoms.csv", row, "urgent_route", "a route stands where words say when it is urgent")
        if urgent and cells["urgent_route"] != EMERGENCY:
            yield Fault("symptoms.csv", row, "urgent_route", f"the route of a red flag is the {EMERGENCY}")


def _check_emergency(emergency: pd.DataFrame) -> Iterator[Fault]:
    for row, cells in _rows(emergency):
        regions = split_places(cells["region"]) if cells["route"] == EMERGENCY else ()
        if len(split_places(cells["numbers"])) != len(regions):
            rule = f"the {EMERGENCY} needs one number for each region, another route none"
            yield Fault("emergency.csv", row, "numbers", rule)
    if choose_general(emergency).empty:
        rule = f"a row with the {EMERGENCY} of every region is needed that names no condition"
        yield Fault("emergency.csv", 0, "region", rule)


def _check_sources(frames: dict[str, pd.DataFrame]) -> Iterator[Fault]:
    known = set(frames["sources"]["id"]) | {"editorial"}
    for row, cells in _rows(frames["synonyms"]):
        if cells["source_id"] not in known:
            rule = f"{cells['source_id']!r} is neither 'editorial' nor an id of sources.csv"
            yield Fault("synonyms.csv", row, "source_id", rule)
    for row, cells in _rows(frames["sources"]):
        if not cells["url"] and cells["id"] != FOUNDING:
            yield Fault("sources.csv", row, "url", "only the founding document has no address")
