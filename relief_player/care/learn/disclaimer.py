"""The three lines that stand before everything else there is to read."""

from __future__ import annotations

from typing import Final

DISCLAIMER: Final = (
    "This comes from named sources. It is not medical advice, and it cannot see you.",
    "If something hurts or worries you, stop, and ask a doctor or pharmacist.",
    "Chest pain, one swollen leg, a cramp past ten minutes: get help, do not stretch.",
)
"""Short enough to be read. The last line rests on sheffield_back, uclh_dvt and nidirect_cramp."""
