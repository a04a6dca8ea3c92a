"""Bodies that are made once and kept in memory for everyone; requests that come meanwhile wait for the same one."""

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
    """Keep what was asked for last, up to a number of bytes.

    Parameters
    ----------
    most : int
        Bytes of bodies; the one that was least recently asked for is dropped first.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.size = 0
        self.tasks: dict[Hashable, asyncio.Task[Kept]] = {}

    async def get(self, key: Hashable, make: Callable[[], Awaitable[Kept]]) -> Kept:
        """Return what is kept under a key, or make it; a failure is not kept, so the next request tries again."""
        task = self.tasks.pop(key, None)
        if task is None:
            task = asyncio.create_task(self._make(key, make))
        self.tasks[key] = task  # moves to the end: the most recently asked for
        return await asyncio.shield(task)  # others may wait for the same task after one client has left

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
