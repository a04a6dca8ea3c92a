"""What several tests of round outlines begin with: the core four, posed and after the first phase."""

from __future__ import annotations

import pytest

from components.charts.layout import Canvas
from components.charts.round.boxes import make_boxes
from components.charts.round.parameters import SKETCH, WRAP
from components.charts.round.phases import State, run
from components.charts.round.problem import Problem, pose_problem
from components.charts.round.starts import list_starts
from components.facts.catalogue import Catalogue
from components.facts.regions import find_regions


@pytest.fixture(scope="session")
def problem(catalogue: Catalogue) -> Problem:
    page = Canvas(860, 660, 14)
    return pose_problem(find_regions(catalogue.links, catalogue.core), catalogue.core, catalogue.names, page)


@pytest.fixture(scope="session")
def state(problem: Problem) -> State:
    """Begin with the core four where the first phase leaves them: with bends, overlaps and names out of place."""
    start = list_starts(problem, make_boxes(problem.regions, problem.names, problem.canvas, WRAP))[0]
    return run(problem, start, SKETCH)
