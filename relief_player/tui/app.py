"""The app: its look, its keys, and its signals. What is on the screens is their own business.

The way from screen to screen is in `journey`, and where it begins and ends in `run`.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from relief_player.tui import terminal
from relief_player.tui.commands import Keyboard, Where, apply_keymap
from relief_player.tui.in_turn import KeysInTurn
from relief_player.tui.ports import Services
from relief_player.tui.rubbish import look_at_new_objects_only
from relief_player.tui.screens.base import ReliefScreen, bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.text import clean_line
from relief_player.tui.themes import begin_in, fallback_variables, themes


class ReliefApp(KeysInTurn, terminal.QuietFaults, inherit_bindings=False):
    """One run of the TUI, whatever its screens.

    Args:
        services: what the person prefers, and the time of day.
    """

    CSS_PATH = ["base.tcss", "player.tcss"]  # noqa: RUF012  # Textual's own shape for it
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.EVERYWHERE)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.keyboard, self.keymap_problems = apply_keymap(services.keymap)
        self.guard = terminal.SignalGuard()
        self._input_at = 0.0
        for theme in themes():
            self.register_theme(theme)
        self.chosen_theme = services.theme if services.theme in self.available_themes else "relief-dark"
        begin_in(self, self.chosen_theme)
        if services.reduced_motion:
            self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names, for themes that do not know them."""
        return fallback_variables(self.current_theme)

    def on_mount(self) -> None:
        """Take the signals, lay the person's keys over ours, and say what they should know."""
        if not self.is_headless:
            self.guard.arm(self)
            self.call_after_refresh(look_at_new_objects_only)
        # Back from the background (fg) the terminal's other screen is empty: draw all of it, not what changes next.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        if self.keyboard != Keyboard():
            self.set_keymap({command.id: ",".join(command.keys) for command in self.keyboard.commands})
        for notice in (*self.services.notices, *self.keymap_problems):
            self.notify(clean_line(notice), markup=False, timeout=8)

    def get_default_screen(self) -> Screen[None]:
        """Begin with our own first screen. Its sheets are read here: Textual does that only for those that follow."""
        screen = self.first_screen()
        for path in screen.css_path:
            self.stylesheet.read(path)
        return screen

    def first_screen(self) -> Screen[None]:
        """What this app opens on."""
        return Screen()

    def input_age(self) -> float:
        """How many milliseconds ago the key or click that is being handled was made, by the terminal's own thread."""
        return min(2_000.0, max(0.0, (Message().time - self._input_at) * 1000))

    async def on_event(self, event: events.Event) -> None:
        """Remember when the last input came in: a busy loop must not make a key late."""
        if isinstance(event, events.InputEvent):
            self._input_at = event.time
        await super().on_event(event)

    def watch_title(self, title: str) -> None:
        """The terminal's title follows the app's."""
        terminal.name_terminal(self, title)

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from relief_player.tui.screens.help import HelpScreen  # noqa: PLC0415  # as above

        if isinstance(self.screen, ReliefScreen | Modal):
            self.push_screen(HelpScreen(self.keyboard, getattr(self.screen, "WHERE", Where.EVERYWHERE)))

    def action_command_palette(self) -> None:
        """Find a command. Textual's own palette has an id, and cannot come while one before it is still going."""
        from relief_player.tui.palette import Palette  # noqa: PLC0415  # the first frame comes sooner

        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette(placeholder="Type what you want to do or play"))

    def action_interrupt(self) -> None:
        """Ctrl-C: the topmost screen that has an answer to it; without one, leave."""
        for screen in reversed(self.screen_stack):
            take = getattr(screen, "interrupt", None)
            if take is not None and take():
                return
        self.exit(return_code=130)
