"""Own lists -> Catalogue: the tables that a visitor brings, and empty ones in place of our other tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from components.facts.catalogue import Catalogue, index_rows
from components.facts.columns import STAGES
from components.facts.emergency import choose_general
from components.facts.lesson import MATCH
from components.facts.own import OwnLink, OwnLists, fold
from components.facts.tables import TABLES

AT_START = 4  # conditions that a fresh page shows
CARDS = 6  # symptoms in the card match
SYSTEM = "own"  # the body system of every symptom, since the file does not say
ANY_SYMPTOM = {"body_system": SYSTEM, "red_flag": "no", "default_severity": STAGES[0]}
Cells = Mapping[str, str]


def make_catalogue(lists: OwnLists, built_in: Catalogue) -> Catalogue:
    """Make a catalogue of own lists; it keeps our row for any emergency and our words for the card match."""
    imbalances = make_ids(lists.imbalances, "condition")
    symptoms = make_ids(lists.symptoms, "symptom", imbalances.values())
    sources = _name_sources(lists.links)
    rows: dict[str, Iterable[Cells]] = {
        "imbalances": _describe_imbalances(imbalances),
        "symptoms": ({"id": symptom, "label": name, **ANY_SYMPTOM} for name, symptom in symptoms.items()),
        "synonyms": (
            {"symptom_id": symptom, "synonym": name, "kind": "label", "source_id": "editorial"}
            for name, symptom in symptoms.items()
        ),
        "sources": ({"id": source, "title": title or url, "url": url} for (title, url), source in sources.items()),
        "links": (
            {
                "imbalance_id": imbalances[link.imbalance],
                "symptom_id": symptoms[link.symptom],
                "stage": link.stage or STAGES[0],
                "source_ids": sources.get((link.source, link.url), ""),
                "in_founding": "no",
            }
            for link in lists.links
        ),
    }
    frames = {name: _make_frame(name, list(rows.get(name, ()))) for name in TABLES}
    general = choose_general(built_in.emergency)[:1].assign(symptom_ids="", source_ids="", locators="")
    frames |= {"emergency": general, "lesson": _deal_cards(built_in, imbalances, symptoms, lists.links)}
    return Catalogue(**frames)


def narrow(catalogue: Catalogue, symptoms: Collection[str]) -> Catalogue:
    """Keep of own lists what speaks of some symptoms alone: the same conditions, and the links and sources of these."""
    links = catalogue.links[catalogue.links["symptom_id"].isin(list(symptoms))]
    return replace(
        catalogue,
        symptoms=catalogue.symptoms[catalogue.symptoms.index.isin(list(symptoms))],
        synonyms=catalogue.synonyms[catalogue.synonyms["symptom_id"].isin(list(symptoms))],
        links=links,
        sources=catalogue.sources[catalogue.sources.index.isin(links["source_ids"])],
    )


def make_ids(names: Sequence[str], kind: str, taken: Iterable[str] = ()) -> dict[str, str]:
    """Give each name an id: its letters and digits, with hyphens in place of everything else.

    Parameters
    ----------
    names : sequence of str
        No two fold to the same.
    kind : str
        What an id begins with if the name has no Latin letter or digit.
    taken : iterable of str
        Ids that none of them may have.

    Returns
    -------
    dict of str to str
        By name. A number at the end tells apart the ids of names with the same letters and digits.
    """
    used, ids = {*taken, "none"}, {}
    alike: Counter[str] = Counter()
    for place, name in enumerate(names, 1):
        slug = found = re.sub("[^a-z0-9]+", "-", fold(name)).strip("-") or f"{kind}-{place}"
        while found in used:
            alike[slug] += 1
            found = f"{slug}-{alike[slug] + 1}"
        used.add(found)
        ids[name] = found
    return ids


def _describe_imbalances(imbalances: Mapping[str, str]) -> list[Cells]:
    return [
        {"id": imbalance, "plain_name": name, "tier": "core" if place < AT_START else "extended"}
        for place, (name, imbalance) in enumerate(imbalances.items())
    ]


def _name_sources(links: Iterable[OwnLink]) -> dict[tuple[str, str], str]:
    """Give each source an id, by title and address; a link that names neither has no source."""
    named = dict.fromkeys((link.source, link.url) for link in links if link.source or link.url)
    return {source: f"source-{number}" for number, source in enumerate(named, 1)}


def _deal_cards(
    built_in: Catalogue, imbalances: Mapping[str, str], symptoms: Mapping[str, str], links: Iterable[OwnLink]
) -> pd.DataFrame:
    """Make the card match, of the first symptoms on the lists that a fresh page shows; there is no other step."""
    shown = tuple(imbalances)[:AT_START]
    cards = list(dict.fromkeys(link.symptom for link in links if link.imbalance in shown))[:CARDS]
    match = built_in.lesson[built_in.lesson["kind"] == MATCH]
    return match.assign(
        symptom_ids="|".join(symptoms[card] for card in cards),
        imbalance_ids="|".join(imbalances[name] for name in shown),
    )


def _make_frame(name: str, rows: Sequence[Cells]) -> pd.DataFrame:
    """Make a table of text cells, with the columns of our table of this name."""
    table = TABLES[name]
    return index_rows(pd.DataFrame(rows, columns=list(table.columns), dtype=object).fillna(""), table)
