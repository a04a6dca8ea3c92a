"""Sources and method: what the tool is for, how its lists were made, and every source."""

from components import cache
from components.controls.lists import choose_catalogue
from components.controls.size import keep_size
from components.panels import head, sources

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "sources")
keep_size()
sources.show_purpose(catalogue, text)
sources.show_reading(catalogue, text)
sources.show_sources(catalogue, text)
