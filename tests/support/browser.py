"""A real browser without a window, driven over its own debugging protocol; what the page's terminal shows is read
from the frames of its connection, as a terminal would draw them."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pyte

NAMES = ("chromium", "chromium-browser", "google-chrome")
_LISTENS = re.compile(rb"DevTools listening on (ws://\S+)")
_WAIT = 25.0
_KEYS = {"Enter": ("Enter", 13, "\r"), "Escape": ("Escape", 27, ""), "ArrowDown": ("ArrowDown", 40, "")}


def missing() -> str:
    """Why there is no browser to drive; empty where there is one."""
    return "" if any(map(shutil.which, NAMES)) else f"none of {', '.join(NAMES)} is installed"


class Page:
    """One page.

    Args:
        spoken: the browser's debugging connection.
        session: the page's name in it.
    """

    def __init__(self, spoken: aiohttp.ClientWebSocketResponse, session: str) -> None:
        self._spoken = spoken
        self._session = session
        self._numbers = itertools.count(1000)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._screen = pyte.Screen(200, 60)
        self._stream = pyte.ByteStream(self._screen)
        self._changed = asyncio.Event()
        self.arrived: list[str] = []
        """Every address that answered the page."""
        self.frames = 0
        self.loaded = False
        """Whether the page is whole."""
        self.closed = False
        """Whether its connection was closed."""

    async def read(self) -> None:
        """Take in what the browser says; runs beside the test."""
        async for message in self._spoken:
            said = json.loads(message.data)
            if said.get("id") in self._answers:
                self._answers.pop(said["id"]).set_result(said)
                continue
            match said.get("method"), said.get("params", {}):
                case "Network.webSocketFrameReceived", {"response": {"opcode": 2, "payloadData": data}}:
                    self.frames += 1
                    self._stream.feed(base64.b64decode(data))
                case "Page.loadEventFired", _:
                    self.loaded = True
                case "Network.webSocketClosed", _:
                    self.closed = True
                case "Network.responseReceived", {"response": {"url": address}}:
                    self.arrived.append(address)
            self._changed.set()

    async def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask the browser for something."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._spoken.send_json({"id": number, "sessionId": self._session, "method": method, "params": parameters})
        answer = await asyncio.wait_for(asyncio.shield(self._answers[number]), _WAIT)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    @property
    def text(self) -> str:
        """What the page's terminal shows."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    async def until(self, true: Callable[[], object]) -> None:
        """Wait until something is so."""
        try:
            async with asyncio.timeout(_WAIT):
                while not true():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(self.text.strip() or "nothing is shown") from None

    async def press(self, key: str) -> None:
        """Press and let go of a key, and wait until the page shows something new."""
        before = self.frames
        name, code, text = _KEYS.get(key, (key, ord(key.upper()[0]), key))
        for kind in ("keyDown", "keyUp"):
            await self.ask(
                "Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code, text=text
            )
        await self.until(lambda: self.frames > before or self.closed)

    async def click(self) -> None:
        """Click on the first line, where nothing is to be clicked, so that keys go to the page."""
        for kind in ("mousePressed", "mouseReleased"):
            await self.ask("Input.dispatchMouseEvent", type=kind, x=400, y=8, button="left", clickCount=1)


@asynccontextmanager
async def opened(address: str, folder: Path) -> AsyncIterator[Page]:
    """A page of a browser of its own.

    Args:
        address: what it opens.
        folder: where the browser may keep its things.
    """
    program = next(found for name in NAMES if (found := shutil.which(name)))
    process = await asyncio.create_subprocess_exec(
        program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--remote-debugging-port=0", f"--user-data-dir={folder}", "--window-size=1000,600", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    try:
        async with asyncio.timeout(_WAIT):
            listens = None
            while listens is None:
                listens = _LISTENS.search(await process.stderr.readline())
        async with aiohttp.ClientSession() as client, client.ws_connect(listens[1].decode(), max_msg_size=0) as spoken:
            await spoken.send_json({"id": 1, "method": "Target.createTarget", "params": {"url": "about:blank"}})
            target = (await _answer(spoken, 1))["targetId"]
            attach = {"targetId": target, "flatten": True}
            await spoken.send_json({"id": 2, "method": "Target.attachToTarget", "params": attach})
            page = Page(spoken, (await _answer(spoken, 2))["sessionId"])
            reading = asyncio.create_task(page.read())
            try:
                await page.ask("Network.enable")
                await page.ask("Page.enable")
                await page.ask("Page.navigate", url=address)
                yield page
            finally:
                reading.cancel()
                with suppress(asyncio.CancelledError):
                    await reading
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def _answer(spoken: aiohttp.ClientWebSocketResponse, number: int) -> dict[str, Any]:
    while True:
        said = json.loads((await spoken.receive()).data)
        if said.get("id") == number:
            result: dict[str, Any] = said["result"]
            return result
