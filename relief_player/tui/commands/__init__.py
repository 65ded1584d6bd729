"""What a person can do in the TUI: every command declared once, and the keys that are in force.

The declarations of each family of screens have a module of their own; `table` puts them together, and `keyboard` lays
a person's keys over them. Nothing here knows Textual.
"""

from relief_player.tui.commands.command import UserCommand, Where
from relief_player.tui.commands.keyboard import Keyboard, apply_keymap, check_keymap, keys_table
from relief_player.tui.commands.table import COMMANDS

__all__ = ["COMMANDS", "Keyboard", "UserCommand", "Where", "apply_keymap", "check_keymap", "keys_table"]
