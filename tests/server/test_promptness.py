"""Responses are sent at once, on a socket that is opened as Streamlit opens it."""

from __future__ import annotations

import asyncio
import socket
from typing import Any
from urllib.request import urlopen

import pytest
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from websockets.asyncio.client import connect

from components.server.promptness import Promptness
from tests.server.asking import ask


async def tell(scope: Scope, receive: Receive, send: Send) -> None:
    """Say whether the connection of a request is prompt."""
    connection: Any = getattr(receive, "__self__", None)  # it belongs to uvicorn; ASGI has no name for it
    transport = connection.transport
    prompt = transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    said = str(bool(prompt))
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "text": said})
        await send({"type": "websocket.close"})
    else:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": said.encode()})


async def ask_both_ways(app: ASGIApp) -> list[str]:
    """Serve an app and ask it by HTTP and by a websocket."""
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.setblocking(False)
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        server = uvicorn.Server(uvicorn.Config(app, ws="websockets-sansio", lifespan="off", log_config=None))
        serving = asyncio.create_task(server.serve(sockets=[listening]))

        def read() -> str:
            with urlopen(f"http://{host}/", timeout=10) as answer:
                return str(answer.read().decode())

        by_http = await asyncio.to_thread(read)
        async with connect(f"ws://{host}/") as connection:
            by_websocket = str(await connection.recv())
        server.should_exit = True
        await serving
    return [by_http, by_websocket]


@pytest.mark.parametrize(("app", "prompt"), [(Promptness(tell), "True"), (tell, "False")])
def test_what_is_said_to_a_page_or_to_a_tick_is_sent_at_once(app: ASGIApp, prompt: str) -> None:
    """U2: without the layer they are not, which is why it exists."""
    assert asyncio.run(ask_both_ways(app)) == [prompt, prompt]


def test_a_request_without_a_connection_is_passed_on() -> None:
    async def answer(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})

    assert asyncio.run(ask(Promptness(answer), "/")).status == 204
