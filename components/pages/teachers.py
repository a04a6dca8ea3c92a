"""For teachers: lesson plans, misconceptions, safety, answers, and a handout to print."""

from components import cache
from components.address import read_last
from components.controls.lists import choose_catalogue
from components.controls.size import keep_size
from components.controls.view import list_choices
from components.panels import handout, head, notes, own, phones, sources
from components.selection import read_view

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "teachers")
keep_size()
choices = list_choices(catalogue)
view, _ = read_view(read_last("explorer"), choices)
handout.offer_handout(catalogue, text)
if catalogue.is_own:
    own.show_lack(text)
else:
    phones.show_phones(text, view, choices.start)
    notes.show_notes(catalogue, text)
sources.show_reading(catalogue, text)
