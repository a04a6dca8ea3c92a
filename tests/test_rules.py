"""RULES.md is true: it defines every code that a test names, and every test that it names exists and names its rule."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
CODE = r"[SCUKP]\d+"
# A docstring begins with codes, which may have a remark in brackets: "A (WCAG 1.4.4), S6: ..." or "C1 to C4: ...".
HEAD = re.compile(rf"((?:{CODE}|A)(?: \([^)]*\))?(?:, (?:{CODE}|A)(?: \([^)]*\))?| to {CODE})*)(?=[:;.])")
RULES = {
    row[1].strip(): set(re.findall(r"`([^`]+::\w+)`", row[-2]))
    for row in (line.split("|") for line in (TESTS / "RULES.md").read_text(encoding="utf-8").splitlines())
    if len(row) > 3 and re.fullmatch(rf"{CODE}|A", row[1].strip())
}


def list_codes(docstring: str) -> set[str]:
    """List the codes that a docstring begins with."""
    found = HEAD.match(docstring)
    head = re.sub(r"\([^)]*\)", "", found[1]) if found else ""
    for letter, first, last in re.findall(r"([SCUKP])(\d+) to [SCUKP](\d+)", head):
        head += "".join(f", {letter}{number}" for number in range(int(first), int(last)))
    return set(re.findall(rf"\b(?:{CODE}|A)\b", head))


def read_docstrings() -> dict[str, str]:
    """Read the docstring of each test, by its file and name."""
    return {
        f"{path.relative_to(TESTS).as_posix()}::{node.name}": ast.get_docstring(node) or ""
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


DOCSTRINGS = read_docstrings()


@pytest.mark.parametrize(
    ("docstring", "codes"),
    [
        ("C6: each tap.", {"C6"}),
        ("A (WCAG 2.4.7), S6: both.", {"A", "S6"}),
        ("C1 to C4, A.", {"C1", "C2", "C3", "C4", "A"}),
        ("A tag stands apart.", set()),
    ],
)
def test_codes_are_read_from_the_beginning_of_a_docstring(docstring: str, codes: set[str]) -> None:
    assert list_codes(docstring) == codes


def test_every_code_that_a_test_names_is_a_rule() -> None:
    assert len(DOCSTRINGS) > 100
    assert {code for docstring in DOCSTRINGS.values() for code in re.findall(rf"\b{CODE}\b", docstring)} <= set(RULES)


def test_every_test_that_a_rule_names_exists_and_names_the_rule() -> None:
    claims = [(code, test) for code, tests in RULES.items() for test in tests]
    assert [(code, test) for code, test in claims if code not in list_codes(DOCSTRINGS.get(test, ""))] == []


def test_every_rule_that_names_tests_is_named_by_one_of_them() -> None:
    """S24: a rule without a test says "not yet", and no rule says so while a test holds it."""
    held = {code for docstring in DOCSTRINGS.values() for code in list_codes(docstring)}
    assert {code for code, tests in RULES.items() if tests} == held
