"""The layers through which requests reach Streamlit, the outermost first; app.py puts two more around them."""

from __future__ import annotations

from starlette.middleware import Middleware

from components.server.doors import Doors
from components.server.headers import Headers, limit_frames
from components.server.packing import Packing
from components.server.styling import Styling

limit_frames()  # so that a wrong origin stops the start, not just the first visit
LAYERS = (Middleware(Headers), Middleware(Doors), Middleware(Packing), Middleware(Styling))
