"""Run all tests from scratch: virtual environment, packages, a browser, then pytest.

Only the standard library is used, so that any Python 3.11 can start it: `python3 tests/run.py [pytest options]`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HEADLESS = "chromium-headless-shell"  # Chromium without the parts for a screen: a fifth less work


def main() -> int:
    """Set up what is missing and return the exit status of pytest."""
    version = sys.version_info[:2]  # an older Python can start this file
    if version < (3, 11):
        sys.exit("The tests need Python 3.11 or newer.")
    _set_up_python()
    browser = _find_browser()
    if not browser:
        sys.exit("No browser was found or installed, so the browser tests cannot run. Install Chromium and try again.")
    # Each process has its own browser, and waits for it now and then; all share one server.
    processes = min(4, 1 + (os.cpu_count() or 2))
    command = [str(PYTHON), "-m", "pytest", f"--numprocesses={processes}", "--dist=worksteal", *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"CHROMIUM": browser}, check=False).returncode


def _set_up_python() -> None:
    if not PYTHON.exists():
        try:
            venv.create(ENVIRONMENT, with_pip=True, clear=True)
        except subprocess.CalledProcessError:
            sys.exit("Python cannot make a virtual environment. On Debian: apt-get install python3-venv")
    packages = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "tests/requirements.txt"]
    if _run([str(PYTHON), *packages]):
        sys.exit("The packages of tests/requirements.txt could not be installed.")


def _find_browser() -> str:
    """Find a browser: on the PATH, else Playwright's own, else Debian's package if it can be installed."""
    return find_on_path() or _from_playwright() or _from_debian()


def find_on_path() -> str:
    """Find the browser that CHROMIUM names, or one on the PATH; empty if there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, (HEADLESS, *BROWSERS))), "")


def _from_playwright() -> str:
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    path = subprocess.run([str(PYTHON), "-c", ask], capture_output=True, text=True, check=False).stdout.strip()
    if path and not Path(path).exists():
        _run([str(PYTHON), "-m", "playwright", "install", "chromium"], quiet=True)
    return path if path and Path(path).exists() else ""


def _from_debian() -> str:
    if not shutil.which("apt-get"):
        return ""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and not shutil.which("sudo"):
        return ""
    _run([*as_root, "apt-get", "update", "-qq"])
    install = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"]
    if _run([*install, HEADLESS], quiet=True):  # an older system only has the whole browser
        _run([*install, BROWSERS[0]])
    return find_on_path()


def _run(command: list[str], *, quiet: bool = False) -> int:
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=ROOT, stdout=output, stderr=output, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
