"""View <-> query: what is looked at, as the address of a page says it, and the link that a visitor may ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode, urljoin

LISTINGS = ("all", "founding")  # all sources read, or the founding document only
SIZES = ("normal", "large")  # of text: for one reader, or for the back of a room
UNITS = ("mmol", "conventional")  # of levels in blood: mmol/L, or mg/dL and mEq/L
POCKET_PARTS = ("imbalances", "listing")  # the parts of an address that the page for phones heeds
POCKET_CHART = "overlap"  # the chart that the page for phones asks for; it draws what it can
OWN = "own"  # says that own lists are in use, which an address cannot carry
NOTHING = "none"  # an empty choice, since a missing part means the start


@dataclass(frozen=True)
class View:
    """What is looked at; the page's address says the same."""

    imbalances: tuple[str, ...]
    listing: str
    chart: str
    size: str = SIZES[0]
    unit: str = UNITS[0]
    pair: tuple[str, ...] = ()  # the two imbalances that the pair chart compares; () for the first two


@dataclass(frozen=True)
class Choices:
    """What a view may name, each in its fixed order; a fresh page shows `start`."""

    imbalances: tuple[str, ...]
    charts: tuple[str, ...]
    start: View
    listings: tuple[str, ...] = LISTINGS


def read_view(query: Mapping[str, str], choices: Choices) -> tuple[View, tuple[str, ...]]:
    """Read the view that an address asks for.

    Returns
    -------
    view : View
        Each imbalance once, in their fixed order; whatever is unknown is left out.
    unknown : tuple of str
        The parts of the address that name nothing known, to tell the visitor.
    """
    start = choices.start
    imbalances, unknown = _read_ids(query.get("imbalances", ""), choices.imbalances)
    if not imbalances and query.get("imbalances") != NOTHING:
        imbalances = start.imbalances
    parts = {}
    for part, known in (("listing", choices.listings), ("chart", choices.charts), ("size", SIZES), ("unit", UNITS)):
        asked = query.get(part, getattr(start, part))
        parts[part] = asked if asked in known else getattr(start, part)
        unknown += (asked,) * (asked not in known)
    pair, unknown_pair = _read_ids(query.get("pair", NOTHING), choices.imbalances)
    return View(imbalances, **parts, pair=keep_pair(pair, imbalances)), unknown + unknown_pair


def read_lists_link(query: Mapping[str, str], choices: Choices) -> tuple[View, tuple[str, ...]]:
    """Read what an address asks of the page for phones: imbalances and lists; all other parts are ignored.

    Returns
    -------
    view : View
        Always with imbalances, since none can be chosen on that page.
    unknown : tuple of str
        The parts of the address that name nothing known.
    """
    view, unknown = read_view({part: query[part] for part in POCKET_PARTS if part in query}, choices)
    return replace(view, imbalances=view.imbalances or choices.start.imbalances), unknown


def list_presets(core: tuple[str, ...], every: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """List the imbalances that each preset button chooses, by the name of its label."""
    return {"core": core, "pair": core[:2], "every": every}


def keep_pair(pair: Collection[str], imbalances: Sequence[str]) -> tuple[str, ...]:
    """Keep the two imbalances to compare if both are in view; () means the first two in view."""
    kept = keep_known(pair, imbalances)
    return kept if len(kept) == 2 and kept != tuple(imbalances[:2]) else ()


def write_query(view: View, start: View) -> dict[str, str]:
    """Write a view as a query; parts that equal the start are left out, so a fresh page has none."""
    query = {}
    if view.imbalances != start.imbalances:
        query["imbalances"] = ".".join(view.imbalances) or NOTHING
    for part in ("listing", "chart", "size", "unit"):
        if getattr(view, part) != getattr(start, part):
            query[part] = getattr(view, part)
    if view.pair:
        query["pair"] = ".".join(view.pair)
    return query


def read_ticks(query: Mapping[str, str], symptoms: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read the ticked symptoms that a link carries, in their fixed order, and the parts that name no symptom."""
    return _read_ids(query.get("ticked", NOTHING), symptoms)


def write_link(page: str, view: View, start: View, ticks: Iterable[str], *, own: bool = False) -> str:
    """Write a link that restores a view and its ticked symptoms.

    Only for a visitor who asks for it, because the link tells everyone who reads it what was ticked.

    Returns
    -------
    str
        An absolute address.
    """
    query = write_query(view, start)
    carried = ".".join(ticks)
    if carried:
        query["ticked"] = carried
    if own:  # then the page that opens it can say why the ids are unknown
        query["lists"] = OWN
    return page.partition("?")[0] + ("?" + urlencode(query) if query else "")


def write_lists_link(page: str, view: View, start: View) -> str:
    """Write the absolute address of a view's page for phones, given that of any page of the app."""
    query = {part: value for part, value in write_query(view, start).items() if part in POCKET_PARTS}
    return urljoin(page, "pocket") + ("?" + urlencode(query) if query else "")


def keep_known(ids: Collection[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return the known ids, each once, in their fixed order."""
    return tuple(known_id for known_id in known if known_id in ids)


def _read_ids(value: str, known: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    asked = [part for part in value.split(".") if part and part != NOTHING]
    return keep_known(asked, known), tuple(part for part in dict.fromkeys(asked) if part not in known)
