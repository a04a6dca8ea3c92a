"""Server and script in one file: Streamlit serves `app`, and runs this file again for each visit.

A visit shows what every page shares: configuration, the banner and navigation; a failing page says so plainly.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:  # no visit: the server reads the file
    from components import cache
    from components.files.pocket import write_pocket
    from components.panels.room import list_usual_canvases
    from components.server.layers import LAYERS
    from components.server.pocket import Pocket

    cache.warm(list_usual_canvases())
    pocket = Pocket(lambda: (cache.load_catalogue(), cache.load_text()), write_pocket)
    app = st.App(__file__, middleware=LAYERS, routes=pocket.list_routes())
else:
    from components.panels import banner

    st.set_page_config(page_title="Symptom overlap explorer", page_icon="🧪", layout="wide")
    banner.show_banner()  # before anything that takes long to load, or may fail

    with banner.say_failure():
        st.navigation(
            [
                st.Page("components/pages/explorer.py", title="Explorer", default=True),
                st.Page("components/pages/labs.py", title="What the lab sees", url_path="labs"),
                st.Page("components/pages/mechanisms.py", title="Why they are linked", url_path="mechanisms"),
                st.Page("components/pages/lesson.py", title="Classroom", url_path="lesson"),
                st.Page("components/pages/guess.py", title="Guess", url_path="guess"),
                st.Page("components/pages/questions.py", title="Questions", url_path="questions"),
                st.Page("components/pages/cards.py", title="Card match", url_path="cards"),
                st.Page("components/pages/teachers.py", title="For teachers", url_path="teachers"),
                st.Page("components/pages/urgent.py", title="When it is urgent", url_path="urgent"),
                st.Page("components/pages/sources.py", title="Sources and method", url_path="sources"),
            ],
            position="hidden",
        ).run()
