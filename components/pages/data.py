"""Tables and own lists: bring a file, check it, use it on every page; browse every table and save it."""

import streamlit as st

from components import cache
from components.controls.lists import bring_lists, choose_catalogue, read_lists
from components.controls.size import keep_size
from components.panels import data, dropzone, head, own, sources

built_in, text = cache.load_catalogue(), cache.load_text()
catalogue = choose_catalogue(built_in)
head.show_head(text, "data")
keep_size()
with st.container(key="bring"):
    own.show_title(text)
    data.show_templates(text)
    brought = bring_lists(built_in, text)
    dropzone.name_dropzone()
    with st.container(key="brought"):
        own.show_brought(brought, text)
    with st.container(key="in-use"):
        own.show_state(text, own=catalogue.is_own)
with st.container(key="tables"):
    data.show_tables(catalogue, read_lists(), text, cache.load_codebook())
sources.show_reading(catalogue, text)
