"""A tick waits until the page that is being made has been sent, and nothing else waits."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.server.turns import Turns
from tests.server.asking import ask

WHOLE, TICK, OTHER_TICK, LEFT = "whole", "tick", "other tick", "left"
BEGINS = ForwardMsg()
BEGINS.new_session.name = "a page"
GOES_ON, ENDS = ForwardMsg(), ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
GOES_ON.delta.new_element.html.body = "a part"


def write_asked(what: str) -> Message:
    """Write what a page sends."""
    if what == LEFT:
        return {"type": "websocket.disconnect"}
    asked = BackMsg()
    asked.rerun_script.fragment_id = "" if what == WHOLE else what
    return {"type": "websocket.receive", "bytes": asked.SerializeToString()}


def read_asked(message: Message) -> str:
    if message["type"] == "websocket.disconnect":
        return LEFT
    return BackMsg.FromString(message["bytes"]).rerun_script.fragment_id or WHOLE


@dataclass
class Line:
    """The connection of a page, with the layer in the middle and an app that notes what it hears."""

    asked: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    heard: list[str] = field(default_factory=list)
    sent: list[Message] = field(default_factory=list)

    async def app(self, _: Scope, receive: Receive, send: Send) -> None:
        self.send = send
        while LEFT not in self.heard:
            self.heard.append(read_asked(await receive()))

    async def note(self, message: Message) -> None:
        self.sent.append(message)

    async def ask(self, *what: str) -> list[str]:
        """Let the page send something, and list what the app has heard of it once nothing moves any more."""
        for one in what:
            self.asked.put_nowait(write_asked(one))
        return await self.listen()

    async def say(self, *said: ForwardMsg) -> list[str]:
        """Let the app send something, and list what it then hears."""
        for one in said:
            await self.send({"type": "websocket.send", "bytes": one.SerializeToString()})
        return await self.listen()

    async def listen(self) -> list[str]:
        before = len(self.heard)
        for _ in range(20):
            await asyncio.sleep(0)
        return self.heard[before:]


def talk(*steps: tuple[tuple[str | ForwardMsg, ...], list[str]]) -> None:
    """Go through steps, of which each is what one side sends, and what the app hears then."""

    async def run() -> None:
        line = Line()
        layer = Turns(line.app, BackMsg.FromString, ForwardMsg.FromString)
        serving = asyncio.create_task(layer({"type": "websocket"}, line.asked.get, line.note))
        assert await line.listen() == []
        for sent, heard in steps:
            asked = [one for one in sent if isinstance(one, str)]
            said = [one for one in sent if isinstance(one, ForwardMsg)]
            assert await (line.ask(*asked) if asked else line.say(*said)) == heard
        assert await line.ask(LEFT) in ([LEFT], [])
        await serving
        assert len(line.sent) == sum(isinstance(one, ForwardMsg) for sent, _ in steps for one in sent)

    asyncio.run(run())


@pytest.mark.parametrize("begins", [(WHOLE,), (BEGINS,)])
def test_ticks_wait_for_the_end_of_the_run_that_is_under_way(begins: tuple[str | ForwardMsg]) -> None:
    """U2: they are not lost, come in their order and come together."""
    talk(
        (begins, [WHOLE] if begins == (WHOLE,) else []),
        ((TICK,), []),
        ((BEGINS, GOES_ON), []),
        ((OTHER_TICK,), []),
        ((ENDS,), [TICK, OTHER_TICK]),
        ((TICK,), [TICK]),
        ((BEGINS, GOES_ON, ENDS), []),
    )


def test_another_view_does_not_wait_and_takes_the_ticks_before_it_along() -> None:
    talk(((BEGINS,), []), ((TICK, WHOLE), [TICK, WHOLE]), ((TICK,), []), ((ENDS,), [TICK]))


def test_a_page_that_is_left_while_a_tick_waits_is_let_go() -> None:
    talk(((BEGINS,), []), ((TICK,), []), ((LEFT,), [TICK, LEFT]))


def test_other_requests_are_passed_on() -> None:
    async def answer(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})

    assert asyncio.run(ask(Turns(answer, BackMsg.FromString, ForwardMsg.FromString), "/")).status == 204
