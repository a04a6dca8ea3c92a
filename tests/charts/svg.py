"""What a drawing shows, read back from its SVG."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tests.charts.reading import Rings

NS = {"": "http://www.w3.org/2000/svg"}


@dataclass(frozen=True)
class Mark:
    """The middle of a mark, and the lines of its name."""

    x: float
    y: float
    lines: tuple[str, ...]


def parse(svg: str) -> Element:
    """Parse a drawing, which is sound XML, without the prefix of its names."""
    root = ElementTree.fromstring(svg)
    for part in root.iter():
        part.tag = part.tag.removeprefix(f"{{{NS['']}}}")
    return root


def read_outlines(drawing: Element) -> dict[str, Rings]:
    """Read the closed rings of each imbalance, from the path that its line is drawn from."""
    paths = {f"#{path.get('id')}": path.get("d", "") for path in drawing.iter("path") if path.get("id")}
    lines = [use for use in drawing.iter("use") if use.get("class") == "outline"]
    return {line.get("data-imbalance", ""): _read_rings(paths[line.get("href", "")]) for line in lines}


def _read_rings(path: str) -> Rings:
    rings = [ring.removesuffix("Z").split() for ring in path.split("M")[1:]]
    return [[(float(x), float(y)) for x, y in (point.split(",") for point in ring)] for ring in rings]


def read_marks(drawing: Element) -> dict[str, Mark]:
    """Read the marks by the symptom in their class."""
    found = {}
    for group in drawing.iter("g"):
        kind, _, symptom = group.get("class", "").partition(" m-")
        if kind == "mark":
            [sign] = group.iter("use")
            lines = tuple(line.text or "" for line in group.iter("tspan"))
            found[symptom] = Mark(float(sign.get("x", "")), float(sign.get("y", "")), lines)
    return found


def read_words(drawing: Element) -> list[str]:
    """Read every line of words."""
    return ["".join(part.itertext()) for part in drawing.iter() if part.tag in {"text", "tspan"} and part.text]
