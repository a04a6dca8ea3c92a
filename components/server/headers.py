"""What every response tells a browser about safety: what may run, who may frame it, what it may request.

The policy of a page is as strict as Streamlit allows. It runs the scripts of parts of the page from
`blob:` and sets styles in attributes; it needs no `eval` and no other host.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FRAMED_BY = "EXPLORER_FRAMED_BY"  # the environment variable with the origins that may show a page in a frame
ORIGIN = re.compile(r"https?://[A-Za-z0-9.*-]+(:[0-9]+)?")
POLICY = "content-security-policy"
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
ALWAYS = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
# For pages alone: with these in all of its hundred responses, a first visit would be 20 kB heavier.
OF_A_PAGE = {
    "permissions-policy": ", ".join(
        f"{feature}=()"
        for feature in (
            *("accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope"),
            *("magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "usb"),
        )
    ),
}


class Headers:
    """ASGI middleware that adds the headers to every response; a page may bring its own policy."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.added = {**ALWAYS, POLICY: f"default-src 'none'; {limit_frames()}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers that its response does not set itself."""

        async def respond(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message.get("headers", ())))
                added = self.added
                if "text/html" in headers.get("content-type", ""):
                    added = added | OF_A_PAGE
                for name, value in added.items():
                    headers.setdefault(name, value)
                message = {**message, "headers": headers.raw}
            await send(message)

        await self.app(scope, receive, respond)


def limit_frames() -> str:
    """Say who may show a page in a frame: the site itself, and the origins that the operator names.

    Returns
    -------
    str
        A directive of a content policy.

    Raises
    ------
    ValueError
        The operator named something that is not an origin.
    """
    origins = os.environ.get(FRAMED_BY, "").split()
    wrong = [origin for origin in origins if not ORIGIN.fullmatch(origin)]
    if wrong:
        raise ValueError(f"{FRAMED_BY} needs origins such as https://school.example, not {', '.join(wrong)}")
    return " ".join(["frame-ancestors 'self'", *origins])


def write_policy(page: bytes) -> str:
    """Write the content policy of a page of Streamlit; it allows only the inline scripts in that page."""
    return _join_policy(
        " ".join(["script-src 'self' blob:", *_hash_scripts(page)]),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
    )


def write_own_policy(page: bytes) -> str:
    """Write the content policy of a page that contains everything it needs and makes no request."""
    return _join_policy(
        " ".join(["script-src", *(_hash_scripts(page) or ["'none'"])]),
        "style-src 'unsafe-inline'",
        "img-src data:",
        "font-src data:",
    )


def _hash_scripts(page: bytes) -> list[str]:
    """List the hashes of the scripts in a page; a script with attributes gets none and does not run."""
    return [f"'sha256-{b64encode(sha256(script).digest()).decode()}'" for script in INLINE_SCRIPT.findall(page)]


def _join_policy(*directives: str) -> str:
    return "; ".join(["default-src 'none'", *directives, "base-uri 'none'", "form-action 'none'", limit_frames()])
