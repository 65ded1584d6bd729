"""`relief serve`: the screens in a browser on this machine.

This module owns the command and its words of warning. Who may come in, and the server, are the web room's.
"""

from __future__ import annotations

import ipaddress
import os
import shlex
import sys
from typing import TYPE_CHECKING

import click

from relief_player.cli.streams import err, flush, out
from relief_player.errors import ReliefError, UsageError

if TYPE_CHECKING:
    import threading

_HERE = "127.0.0.1"
_LOOK = 2.0
"""Seconds between two looks of a page's program whether its server is still there."""


@click.command("serve", epilog="Try: relief serve, and open the link it prints.")
@click.option("--host", default=_HERE, show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; without it any that is free.")
@click.option("--page", is_flag=True, hidden=True, help="Be the program of one page; used by serve itself.")
def serve_command(*, host: str, port: int, page: bool) -> int:
    """Show the library in a browser on this machine; wants relief-player[serve].

    Whoever has the printed link can use your relief as you do. It is meant for you alone, on this machine.
    """
    if page:
        return _page()
    _check_host(host)
    try:
        from relief_player.web.server import listen, serve  # noqa: PLC0415  # an extra, and the only network there is
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "relief_player":
            raise
        raise ReliefError(
            "relief serve wants a package that is not here",
            "The server for the browser comes as an extra.",
            "Install it: pip install 'relief-player[serve]'",
        ) from None
    if not is_here(host):
        err(
            f"Take care: {host} can be reached from other machines. Whoever sees the link can use your relief as you\n"
            "do, and read your history; nothing is encrypted on the way. Safer: leave --host out, and come by\n"
            f"ssh -L PORT:{_HERE}:PORT."
        )
    serve(_command(), listen(host, port), host, _tell)
    return 0


def _tell(link: str) -> None:
    out(link)
    flush()
    err("Open this link in a browser; it works once. Sounds come from this machine. Ctrl-C ends it.")


def _page() -> int:
    """The program of one page. Where the server is killed it hangs up: its session is kept, and nothing stays."""
    import threading  # noqa: PLC0415  # only the program of a page

    if sys.platform != "win32":
        threading.Thread(target=_hang_up_without, args=(os.getppid(), threading.Event()), daemon=True).start()
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # only the program of a page
    from relief_player.bootstrap.screens import show_library  # noqa: PLC0415  # loads Textual

    return show_library(open_app()).exit_code


def _hang_up_without(server: int, never: threading.Event) -> None:
    while os.getppid() == server:
        never.wait(_LOOK)
    import signal  # noqa: PLC0415  # as above

    os.kill(os.getpid(), signal.SIGHUP)


def _command() -> str:
    """What starts the program of one page, for a shell."""
    words = [sys.executable, "-m", "relief_player", "serve", "--page"]
    # The shell gives its place to the program, so that ending it ends the program.
    if sys.platform == "win32":
        from subprocess import list2cmdline  # noqa: PLC0415  # help reads this module, and starts nothing

        return list2cmdline(words)
    return f"exec {shlex.join(words)}"


def _check_host(host: str) -> None:
    """Refuse what is no address that a browser could ask for.

    Raises:
        UsageError: it stands for every address at once.
    """
    try:
        anywhere = ipaddress.ip_address(host).is_unspecified
    except ValueError:
        anywhere = not host
    if anywhere:
        raise UsageError(
            f"{host or 'nothing'} is no address to serve at",
            "It would listen at all of this machine's addresses.",
            "Name the one that you will open in the browser.",
        )


def is_here(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
