"""What is made once and kept in memory, for all who ask for it; one who asks while it is made waits for the same."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Kept:
    """A compressed body, and the headers that go with it."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class Keeper:
    """Keeps what was asked for last, up to a number of bytes.

    Parameters
    ----------
    most : int
        Bytes of bodies; what was not asked for the longest goes first.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.size = 0
        self.tasks: dict[Hashable, asyncio.Task[Kept]] = {}

    async def get(self, key: Hashable, make: Callable[[], Awaitable[Kept]]) -> Kept:
        """Return what is kept under a key, or make it; what fails is not kept, and the next one tries anew."""
        task = self.tasks.pop(key, None)
        if task is None:
            task = asyncio.create_task(self._make(key, make))
        self.tasks[key] = task  # the last in the row
        return await asyncio.shield(task)  # if one who waits goes away, others may wait for it too

    async def _make(self, key: Hashable, make: Callable[[], Awaitable[Kept]]) -> Kept:
        try:
            kept = await make()
        except BaseException:
            del self.tasks[key]
            raise
        self.size += len(kept.body)
        for old, task in list(self.tasks.items()):
            if self.size > self.most and task.done():
                self.size -= len(task.result().body)
                del self.tasks[old]
        return kept
