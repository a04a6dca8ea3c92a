"""Tables and own lists: bring a file, check it, use it everywhere; browse every table and take it home."""

from components import cache
from components.controls.lists import bring_lists, choose_catalogue, read_lists
from components.controls.size import keep_size
from components.panels import data, head, own, sources

built_in, text = cache.load_catalogue(), cache.load_text()
catalogue = choose_catalogue(built_in)
head.show_head(text, "data")
keep_size()
own.show_title(text)
data.show_templates(text)
own.show_brought(bring_lists(built_in, text), text)
data.show_tables(catalogue, read_lists(), text, cache.load_codebook())
sources.show_reading(catalogue, text)
