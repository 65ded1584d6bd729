"""The composition root: settings and places in, a shelf, a journal, a speaker and a conductor out.

Everything that is opened is opened here, and closed in reverse. Nobody above or below makes these things, so that a
command loads only what it uses: each part is imported when it is first asked for.
"""

from relief_player.bootstrap.app import App, open_app

__all__ = ["App", "open_app"]
