"""What every request passes through before it reaches Streamlit, the outermost first."""

from __future__ import annotations

from starlette.middleware import Middleware

from components.server.doors import Doors
from components.server.frame import Frame
from components.server.headers import Headers
from components.server.packing import Packing
from components.server.pocket import PATH

LAYERS = (Middleware(Headers), Middleware(Doors), Middleware(Packing), Middleware(Frame, apart=(PATH,)))
