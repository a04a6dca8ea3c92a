"""The real server, started as the README says."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

SHARED = "server"  # the name under which the processes of a run learn of the server that they share
START = 60  # s, the longest time that a server may take to answer


@dataclass(frozen=True)
class Server:
    """A running app: its address, and the file with everything it printed."""

    address: str
    log: Path

    def read_log(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


@dataclass(frozen=True)
class OwnServer(Server):
    """A running app that nobody else uses, so that it may be stopped."""

    process: subprocess.Popen[bytes]


@contextmanager
def run_server(folder: Path, log: Path, port: int = 0) -> Iterator[OwnServer]:
    """Run the app of a folder on a port, or on a free one, and stop it at the end."""
    port = port or find_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.fileWatcherType", "none"]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    with log.open("wb") as file, subprocess.Popen(command, cwd=folder, env=plain, stdout=file, stderr=file) as process:
        try:
            server = OwnServer(f"http://localhost:{port}", log, process)
            wait_for_health(server)
            yield server
        finally:
            process.terminate()


def find_port() -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port: int = free.getsockname()[1]
    return port


def wait_for_health(server: OwnServer) -> None:
    """Wait until a server answers; if it does not, fail with what it printed."""
    end = time.monotonic() + START
    while time.monotonic() < end and server.process.poll() is None:
        try:
            with urlopen(f"{server.address}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)  # this is not a wait for a page: nothing tells when a port opens
    pytest.fail(f"The server did not start: {server.read_log()}", pytrace=False)
