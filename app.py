"""Server and script in one file: Streamlit serves `app`, and runs this file again for each visit.

A visit shows what every page shares: configuration, the banner and the navigation. A page that fails says so plainly.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:  # no visit: the server reads the file
    from starlette.middleware import Middleware
    from streamlit.proto import BackMsg_pb2, ForwardMsg_pb2

    from components import cache
    from components.controls.room import list_usual_canvases
    from components.server.layers import LAYERS
    from components.server.pocket import Pocket
    from components.server.promptness import Promptness
    from components.server.turns import Turns

    cache.warm(list_usual_canvases())
    pocket = Middleware(Pocket, load=lambda: (cache.load_catalogue(), cache.load_text()), write=cache.load_pocket)
    turns = Middleware(Turns, read_asked=BackMsg_pb2.BackMsg.FromString, read_said=ForwardMsg_pb2.ForwardMsg.FromString)
    app = st.App(__file__, middleware=(Middleware(Promptness), pocket, turns, *LAYERS))
else:
    from components.panels import banner

    st.set_page_config(page_icon="🧪", layout="wide")
    banner.show_banner()  # before anything that takes long to load, or may fail

    with banner.say_failure():
        from components.panels.head import title_pages
        from components.words.text import read_words

        text = read_words()
        st.set_page_config(page_title=text("page.title"))
        pages = [
            st.Page(f"components/pages/{page}.py", title=title, url_path=page, default=page == "explorer")
            for page, title in title_pages(text).items()
        ]
        st.navigation(pages, position="hidden").run()
