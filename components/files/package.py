"""Sheets -> a Frictionless Data Package: tables with the rules of their columns, licence and sources, in one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from components.facts.catalogue import Catalogue
from components.facts.columns import Column
from components.facts.own import OwnLists
from components.facts.sheet import COMMENT, GUARD
from components.files.tables import ENCODING, Sheet, list_own_sheets, list_sheets, write_sheet
from components.words.text import Text

PACKAGE = "tables.zip"  # the file with all tables
MIT = {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}
Description = dict[str, object]


def write_files(
    catalogue: Catalogue, lists: OwnLists | None, text: Text, codebook: Mapping[str, str]
) -> dict[str, bytes]:
    """Write every table as CSV, and all of them as a package.

    Parameters
    ----------
    catalogue : Catalogue
    lists : OwnLists or None
        What a visitor brought, if it is in use: then this is all that is written.
    text : Text
    codebook : mapping of str to str
        What the columns of each built-in table mean, in Markdown, by its name; "" holds the whole.

    Returns
    -------
    dict of str to bytes
        By the names of the files; the same tables always give the same bytes.
    """
    sheets = list_own_sheets(lists) if lists else list_sheets(catalogue)
    about = describe_own(text) if lists else describe_ours(catalogue, text)
    tables = {f"{name}.csv": write_sheet(sheet, text) for name, sheet in sheets.items()}
    described = {"datapackage.json": _describe_package(sheets, about, text)}
    package = _pack(described | tables | ({} if lists else {"README.md": codebook[""]}))
    return {PACKAGE: package} | {name: table.encode(ENCODING) for name, table in tables.items()}


def describe_ours(catalogue: Catalogue, text: Text) -> Description:
    """Describe the built-in tables: their licence, and the sources behind them."""
    cited = catalogue.sources.to_dict("records")
    sources = [{"title": one["title"], **({"path": one["url"]} if one["url"] else {})} for one in cited]
    return {
        "name": "symptom-overlap",
        "title": text("page.title"),
        "licenses": [MIT],
        "sources": sources,
    }


def describe_own(text: Text) -> Description:
    """Describe a visitor's own lists, whose licence is unknown."""
    return {"name": "own-lists", "title": text("data.own_title")}


def _pack(files: Mapping[str, str]) -> bytes:
    """Write files into one ZIP file; the same files always give the same bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return packed.getvalue()


def _describe_package(sheets: Mapping[str, Sheet], about: Description, text: Text) -> str:
    resources = [_describe_sheet(name, sheet, set(sheets)) for name, sheet in sheets.items()]
    description = {"profile": "tabular-data-package", **about, "resources": resources}
    description["description"] = f"{text('banner.headline')} {text('sources.use')} {text('sources.use_not')}"
    return json.dumps(description, indent=1, ensure_ascii=False)


def _describe_sheet(name: str, sheet: Sheet, names: set[str]) -> Description:
    fields = [_describe_column(column, rules) for column, rules in sheet.rules.columns.items()]
    keys = [
        {"fields": [column], "reference": {"resource": rules.refers, "fields": ["id"]}}
        for column, rules in sheet.rules.columns.items()
        if rules.refers in names and not rules.many
    ]
    schema: Description = {"fields": fields, "primaryKey": list(sheet.rules.key), "missingValues": [""]}
    return {
        "name": name.replace("_", "-"),
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"commentChar": COMMENT, "lineTerminator": "\r\n"},
        "schema": {**schema, "foreignKeys": keys} if keys else schema,
    }


def _describe_column(name: str, rules: Column) -> Description:
    """Describe the rules of a column; a cell may be longer by the apostrophe that keeps it from being a formula."""
    limits: Description = {"maxLength": rules.longest + len(GUARD)}
    limits |= {"required": True} if rules.required else {}
    limits |= {"unique": True} if rules.unique else {}
    if rules.values and not rules.many:
        limits["enum"] = list(rules.values)
    if rules.pattern and not rules.many:
        limits["pattern"] = rules.pattern
    return {"name": name, "type": "string", "constraints": limits}
