"""For teachers: plans with minutes, misconceptions, safety, answers, and a handout to print."""

from components import cache
from components.controls.lists import choose_catalogue
from components.controls.size import keep_size
from components.panels import handout, head, notes, own, sources

catalogue, text = choose_catalogue(cache.load_catalogue()), cache.load_text()
head.show_head(text, "teachers")
keep_size()
handout.offer_handout(catalogue, text)
if own.brings(catalogue, text):
    notes.show_notes(catalogue, text)
sources.show_reading(catalogue, text)
