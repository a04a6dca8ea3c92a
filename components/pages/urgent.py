"""When it is urgent: emergency advice from the tables, apart from anything ticked."""

from components import cache
from components.controls.size import keep_size
from components.panels import head, sources, urgent

catalogue, text = cache.load_catalogue(), cache.load_text()
head.show_head(text, "urgent")
keep_size()
urgent.show_urgent(catalogue, text)
sources.show_reading(catalogue, text)
