"""The server: Textual's own, behind the door.

This module owns how it is run: where it listens, what it answers those who may not come in, and that every page's
program has ended when it has. Each page in a browser has a process of its own.
"""

from __future__ import annotations

import asyncio
import ipaddress
import signal
import socket
import weakref
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Final

from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from relief_player.errors import ReliefError
from relief_player.web.door import TOKEN, Answer, Door

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_WORDS: Final = {
    Answer.STRANGER: "This page opens by the link that relief serve printed.",
    Answer.SPENT: "This link was used already. Start relief serve again for another.",
    Answer.FOREIGN: "This page opens only at the address that relief serve printed.",
}
_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' {socket}; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere: the page of textual-serve asks for a font from another site, which is not fetched."""
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_HEARTBEAT: Final = 15.0
"""Seconds between two questions whether the browser is still there."""
_GRACE: Final = 5.0
"""Seconds in which the pages' programs may end."""


def origin_of(host: str, port: int) -> str:
    """An address as browsers write it."""
    try:
        bracketed = ipaddress.ip_address(host).version == 6  # noqa: PLR2004  # the newer kind of address
    except ValueError:
        bracketed = False
    name = f"[{host}]" if bracketed else host.lower()
    return f"http://{name}" if port == 80 else f"http://{name}:{port}"  # noqa: PLR2004  # browsers leave 80 out


class Page(AppService):
    """One page's program. Its page is told when it has ended, however it did."""

    async def run(self) -> None:
        """Hand over what it draws until it ends."""
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        """Ask it to end, and see that it does."""
        await super().stop()
        process = self._process
        if process is None:
            return
        self.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), _GRACE)
        except TimeoutError:
            process.kill()
            await process.wait()


class GuardedServer(Server):
    """Textual's server, which lets in only whom the door lets in.

    Args:
        command: starts the program of one page.
        origin: where the page is.
    """

    def __init__(self, command: str, origin: str) -> None:
        super().__init__(command, title="relief", public_url=origin)
        self.door = Door(origin)
        # Cookies are kept by name and host, not by port: two servers of one person must not take each other's.
        self._cookie = f"relief-{origin.rpartition(':')[2]}"
        self._policy = _POLICY.format(socket=origin.replace("http:", "ws:", 1))
        self._open: weakref.WeakSet[web.WebSocketResponse] = weakref.WeakSet()

    async def application(self) -> web.Application:
        """The whole of it, for a runner."""
        app = await self._make_app()
        app.middlewares.append(self._ask)
        app.on_response_prepare.append(self._cover)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing; the link is told by whoever runs the server."""

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002  # the name of textual-serve
        """Hang up, so that the pages' programs end and keep what they have."""
        for one in set(self._open):
            await one.close(code=WSCloseCode.GOING_AWAY, message=b"relief serve has ended")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A page has opened its connection: start its program, and end it with the page."""
        spoken = web.WebSocketResponse(heartbeat=_HEARTBEAT)
        await spoken.prepare(request)
        page = Page(
            self.command,
            write_bytes=spoken.send_bytes,
            write_str=spoken.send_str,
            close=partial(_hang_up, spoken),
            download_manager=self.download_manager,
        )
        try:
            await page.start(to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24))
            await self._process_messages(spoken, page)
        finally:
            await page.stop()
        return spoken

    @web.middleware
    async def _ask(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        answer = self.door.ask(
            host=request.headers.get("Host"),
            origin=request.headers.get("Origin"),
            ticket=request.cookies.get(self._cookie),
            token=request.query.get(TOKEN) if request.path == "/" else None,
            speaks=request.path == "/ws",
        )
        if answer is Answer.TAKE_TICKET:
            led = web.Response(status=303, headers={"Location": "/"})
            led.set_cookie(self._cookie, self.door.ticket, httponly=True, samesite="Strict", path="/")
            return led
        if answer is not Answer.COME_IN:
            return web.Response(status=403, text=_WORDS[answer] + "\n")
        if request.path.startswith("/static") and request.path.endswith(("/", "/static")):
            raise web.HTTPNotFound  # no list of what is in a folder
        return await handler(request)

    async def _cover(self, _request: web.Request, response: web.StreamResponse) -> None:
        """What every answer carries."""
        response.headers.update(_HEADERS)
        response.headers["Content-Security-Policy"] = self._policy
        if isinstance(response, web.WebSocketResponse):
            self._open.add(response)


async def _hang_up(spoken: web.WebSocketResponse) -> None:
    await spoken.close()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        ReliefError: the address or the port cannot be had.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        why = (getattr(error, "strerror", None) or "no reason given").lower()
        raise ReliefError(
            f"relief cannot listen at {host}, port {port}" if port else f"relief cannot listen at {host}",
            f"{why[:1].upper()}{why[1:]}.",
            "Choose another with --host or --port.",
        ) from error


def serve(command: str, listening: socket.socket, host: str, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or a polite kill.

    Args:
        command: starts the program of one page.
        listening: a socket that listens; is closed.
        host: the name it is reached by.
        ready: is told the link.
    """
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(command, listening, host, ready))


async def _serve(command: str, listening: socket.socket, host: str, ready: Callable[[str], None]) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows, where Ctrl-C raises instead
            asyncio.get_running_loop().add_signal_handler(number, ended.set)
    server = GuardedServer(command, origin_of(host, listening.getsockname()[1]))
    runner = web.AppRunner(await server.application(), access_log=None, shutdown_timeout=_GRACE)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        ready(server.door.link)
        await ended.wait()
    finally:
        await runner.cleanup()
