"""Values -> HTML: fill a template and escape whatever is filled in, so nothing from a table can become markup."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

MARKUP = re.compile(r"[\\`*_\[\]<~$:]|&(?=#?\w+;)")  # what begins markup in a label
SHORTCODE = re.compile(r":(?=[\w+/-]+:)")  # begins an emoji or an icon, also behind a backslash
JOINER = "\u2060"  # has no width

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1]),
    autoescape=True,
    auto_reload=False,  # otherwise every piece of a page would check its file: a tenth of the cost of a tick
    undefined=StrictUndefined,  # a misspelled name fails instead of leaving a gap
    trim_blocks=True,
    lstrip_blocks=True,
)


def fill(template: str, **values: object) -> Markup:
    """Fill a template of components/ with values.

    Parameters
    ----------
    template : str
        Its path below components/, such as `panels/labs.html`.
    **values
        Strings are escaped unless they are Markup, as made by this function.

    Returns
    -------
    Markup
        HTML.
    """
    return Markup(_templates.get_template(template).render(**values))


def escape_markdown(label: str) -> str:
    """Keep Streamlit from reading the label of a widget as Markdown.

    Only characters that begin markup inside a label are escaped, since Streamlit also gives the
    escaped text to screen readers.

    Returns
    -------
    str
        It looks the same.
    """
    return MARKUP.sub(r"\\\g<0>", SHORTCODE.sub(f":{JOINER}", label))
