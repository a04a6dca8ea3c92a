"""What every request passes through before it reaches Streamlit, the outermost first, but for the page for phones."""

from __future__ import annotations

from starlette.middleware import Middleware

from components.server.doors import Doors
from components.server.frame import Frame
from components.server.headers import Headers, limit_frames
from components.server.packing import Packing

limit_frames()  # what is no origin stops the start, and not only the first visit
LAYERS = (Middleware(Headers), Middleware(Doors), Middleware(Packing), Middleware(Frame))
