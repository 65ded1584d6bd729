"""The commands of the present screen, for Textual's palette."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from contextlib import suppress
from functools import partial
from typing import Final

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from relief_player.tui.commands import UserCommand
from relief_player.tui.screens.base import ReliefScreen
from relief_player.tui.screens.leaving import may_leave

IN_THE_LABEL: Final = 1.0
"""How well a command fits whose label has the words. What else the palette finds stands between these."""
IN_THE_SENTENCE: Final = 0.5
"""Whose sentence has them."""
NEAR_THE_LABEL: Final = 0.25
"""Whose label has their letters in their order."""


class Palette(CommandPalette):
    """Textual's palette in the look of our boxes, which bears keys that come faster than it is drawn."""

    DEFAULT_CSS = """
    Palette {
        & > Vertical {
            width: 84; max-width: 100%; height: auto; max-height: 90%; margin-top: 1; padding: 0 1;
            visibility: visible; background: $surface;
            border: round $calm; border-title-color: $calm; border-title-style: bold; border-subtitle-color: $quiet;
            border-title-background: $surface; border-subtitle-background: $surface;
            &:dark { background: $surface; }
        }
        SearchIcon { display: none; }
        #--input { border: none; padding: 0; height: 1; }
        CommandInput, CommandInput:focus { border: none; padding: 0 1; height: 1; background: $background; }
        CommandInput > .input--placeholder { color: $quiet; text-opacity: 100%; }
        #--results { overlay: none; }
        CommandList, CommandList:focus {
            border: none; padding: 0; margin-top: 1; max-height: 65vh; background: $surface; color: $foreground;
            scrollbar-size-vertical: 1;
            & > .option-list--option { padding: 0 1; color: $foreground; }
            & > .option-list--option-highlighted { background: $calm; color: $on-bright; text-style: bold; }
        }
        LoadingIndicator { display: none; }
        & > .command-palette--help-text { text-style: not bold; }
    }
    """

    def on_mount(self) -> None:
        """Say what it is, and how to leave."""
        box = self.query_one("#--container")
        box.border_title = Content("Commands")
        box.border_subtitle = Content("enter does it, esc closes")

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave; nothing, where it has left already."""
        return super().dismiss(result) if may_leave(self) else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        # Its list knows no lines before it has been drawn, and raises where it is to move by a page of them.
        with suppress(KeyError):
            super()._action_command_list(action)


class CommandsProvider(Provider):
    """Finds a command by its words; those that cannot be given now are left out."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command, label in self._commands():
            yield DiscoveryHit(label, self._carry_out(command), help=command.help)

    async def search(self, query: str) -> Hits:
        """Those whose label or sentence matches."""
        matcher = self.matcher(query)
        words = query.casefold().split()
        for command, label in self._commands():
            label_said, all_said = label.casefold(), f"{label} {command.help}".casefold()
            # A sentence has nearly any letters in their order: it counts where it has the words themselves.
            if all(word in label_said for word in words):
                score = IN_THE_LABEL
            elif all(word in all_said for word in words):
                score = IN_THE_SENTENCE
            else:
                score = NEAR_THE_LABEL if matcher.match(label) > 0 else 0.0
            if score > 0:
                yield Hit(score, matcher.highlight(label), self._carry_out(command), text=label, help=command.help)

    def _commands(self) -> Iterator[tuple[UserCommand, str]]:
        screen = self.screen
        if isinstance(screen, ReliefScreen):
            for command in screen.commands():
                if command.id != "palette" and screen.available(command):
                    yield command, f"{command.label_in(screen.phase)}  ({command.key})"

    def _carry_out(self, command: UserCommand) -> partial[Coroutine[None, None, None]]:
        return partial(self.screen.run_action, command.action)
