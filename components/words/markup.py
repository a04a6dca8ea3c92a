"""Values -> HTML: fill a template; whatever is filled in is escaped, so nothing from a table can become markup."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1]),
    autoescape=True,
    auto_reload=False,  # else each piece of a page looks at its file, a tenth of what a tick costs
    undefined=StrictUndefined,  # a misspelled name fails instead of leaving a gap
    trim_blocks=True,
    lstrip_blocks=True,
)


def fill(template: str, **values: object) -> Markup:
    """Fill a template of components/ with values.

    Parameters
    ----------
    template : str
        Its path below components/, as `panels/listing.html`.
    **values
        Strings are escaped unless they are Markup, which this function makes.

    Returns
    -------
    Markup
        HTML.
    """
    return Markup(_templates.get_template(template).render(**values))


def escape_markdown(label: str) -> str:
    """Keep Streamlit from reading the label of a widget as Markdown.

    Only characters that begin markup inside a label are escaped: Streamlit gives the escaped text
    to screen readers as it is.

    Returns
    -------
    str
        The same to look at.
    """
    return "".join(f"\\{character}" if character in r"\`*_[]<~$:" else character for character in label)
