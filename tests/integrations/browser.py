"""A real Chromium, driven by chromedriver over the WebDriver protocol (W3C WebDriver 2).

Debian's packages chromium and chromium-driver are all it needs. Nothing is fetched: pages
are files, and the browser is started with an empty profile and its services off.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
MISSING = "needs Chromium and chromedriver (Debian: chromium, chromium-driver)"
_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=900,600",
)
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_PATIENCE = 30.0
_MOMENT = 2.0


class Browser:
    """One window; elements are named by CSS selectors."""

    def __init__(self, address: str) -> None:
        self.address = address

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The answer to one command."""
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(f"{self.address}{path}", data, method=method)
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            return json.loads(answer.read())["value"]

    def open(self, page: Path, anchor: str = "") -> None:
        """Shows a file, at an anchor ("#ref-kim")."""
        self.ask("POST", "/url", {"url": page.as_uri() + anchor})

    @property
    def place(self) -> str:
        """The name of the page and the anchor that the window is at."""
        return self.ask("GET", "/url").rpartition("/")[2]

    def run(self, script: str, *arguments: Any) -> Any:
        """What a function body in JavaScript returns."""
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def element(self, selector: str) -> str:
        """The first element of a selector."""
        found = self.ask("POST", "/element", {"using": "css selector", "value": selector})
        return found[_ELEMENT]

    def click(self, selector: str) -> None:
        """Clicks with the mouse, as a reader does: what is covered cannot be clicked.

        Under a page that still scrolls the click meets something else; then it is tried again.
        """
        end = time.monotonic() + _MOMENT
        while True:
            try:
                self.ask("POST", f"/element/{self.element(selector)}/click")
                return
            except urllib.error.HTTPError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def hover(self, selector: str) -> None:
        """Moves the mouse over an element."""
        self._move({_ELEMENT: self.element(selector)}, 1, 1)

    def leave(self) -> None:
        """Moves the mouse to the corner of the window."""
        self._move("viewport", 0, 0)

    def _move(self, origin: Any, x: int, y: int) -> None:
        step = {"type": "pointerMove", "duration": 0, "x": x, "y": y, "origin": origin}
        mouse = {"type": "pointer", "id": "mouse", "actions": [step]}
        self.ask("POST", "/actions", {"actions": [mouse]})

    def press(self, key: str) -> None:
        """Presses a key of the keyboard, by its code in WebDriver's table."""
        steps = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": steps}]})

    def text(self, selector: str) -> str:
        """The words of an element that a reader sees."""
        return self.ask("GET", f"/element/{self.element(selector)}/text")

    def is_shown(self, selector: str) -> bool:
        """Whether a reader sees the element: displayed, and inside the window.

        Themes scroll smoothly, so it may take a moment.
        """
        return self._becomes(selector, shown=True)

    def is_hidden(self, selector: str) -> bool:
        """Whether a reader does not see the element, now or in a moment."""
        return self._becomes(selector, shown=False)

    def _becomes(self, selector: str, *, shown: bool) -> bool:
        end = time.monotonic() + _MOMENT
        while (found := bool(self.run(_SHOWN, selector))) != shown and time.monotonic() < end:
            time.sleep(0.05)
        return found == shown


TAB, ESCAPE = "\ue004", "\ue00c"
_SHOWN = """
var element = document.querySelector(arguments[0]);
if (!element || !element.checkVisibility()) { return false; }
var box = element.getBoundingClientRect();
return box.width > 0 && box.height > 0 && box.left > -1 && box.top > -1
    && box.left < innerWidth && box.top < innerHeight;
"""


@contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """A browser with an empty profile; it ends with the block."""
    assert DRIVER and CHROMIUM
    driver = subprocess.Popen(
        [DRIVER, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    browser = None
    try:
        service = f"http://127.0.0.1:{_port(driver)}"
        browser = _session(service, profile)
        yield browser
    finally:
        if browser is not None:
            browser.ask("DELETE", "")
        driver.terminate()
        driver.wait()
        assert driver.stdout is not None
        driver.stdout.close()


def _port(driver: subprocess.Popen[str]) -> str:
    assert driver.stdout is not None
    end = time.monotonic() + _PATIENCE
    for line in driver.stdout:
        if "started successfully on port" in line:
            return line.rstrip(".\n").rpartition(" ")[2]
        assert time.monotonic() < end, "chromedriver does not start"
    raise AssertionError("chromedriver ended before it started")


def _session(service: str, profile: Path) -> Browser:
    arguments = [*_ARGUMENTS, f"--user-data-dir={profile}"]
    chrome = {"binary": CHROMIUM, "args": arguments}
    wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": chrome}}}
    made = Browser(service).ask("POST", "/session", wanted)
    return Browser(f"{service}/session/{made['sessionId']}")
