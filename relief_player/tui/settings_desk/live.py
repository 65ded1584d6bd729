"""What of a person's settings the running screens follow at once: colours, motion and keys.

This module owns that. Whatever else was chosen holds from the next session on.
"""

from __future__ import annotations

from textual import constants

from relief_player.settings import Settings
from relief_player.tui.app import ReliefApp
from relief_player.tui.commands import apply_keymap
from relief_player.tui.screens.base import ReliefScreen


def follow(app: ReliefApp, settings: Settings) -> None:
    """Look and answer as these settings say."""
    theme = settings.theme if settings.theme in app.available_themes else "relief-dark"
    if theme != app.chosen_theme:
        app.chosen_theme = theme
        app.theme = theme
    app.animation_level = "none" if settings.reduced_motion else constants.TEXTUAL_ANIMATIONS
    keyboard, _ = apply_keymap(settings.keymap)
    if keyboard == app.keyboard:
        return
    app.keyboard = keyboard
    app.set_keymap({command.id: ",".join(command.keys) for command in keyboard.commands})
    for screen in app.screen_stack:
        if isinstance(screen, ReliefScreen):
            screen.keyboard = keyboard
            screen.show_keys()
