"""When it is urgent: emergency advice from the tables, whatever is ticked."""

from components import cache
from components.controls.lists import choose_catalogue
from components.controls.size import keep_size
from components.panels import emergency, head, own, sources, urgent

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "urgent")
keep_size()
if catalogue.is_own:
    own.show_lack(text)
    emergency.show_quiet(catalogue, text)
else:
    urgent.show_urgent(catalogue, text)
sources.show_reading(catalogue, text)
