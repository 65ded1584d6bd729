"""`relief` with no command: the library in the TUI.

This module owns nothing but the way there.
"""

from __future__ import annotations

from relief_player.cli.lean import load_asyncio_without_tls
from relief_player.cli.streams import err, terminal_for_screens
from relief_player.errors import UsageError


def open_library() -> int:
    """Open the TUI on the library; returns the exit code.

    Raises:
        UsageError: there is no terminal for it.
    """
    if why := terminal_for_screens():
        raise UsageError(
            "The library needs a terminal",
            f"It cannot be shown here: {why}.",
            "relief list shows the routines, relief play ROUTINE --plain plays one line by line.",
        )
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # nothing is opened for a refusal

    load_asyncio_without_tls()
    from relief_player.bootstrap.screens import show_library  # noqa: PLC0415  # loads Textual

    result = show_library(open_app())
    if result.message:
        err(result.message)
    return result.exit_code
