"""Making and editing a routine: drafts, the changes that can be made to them, forms for their keys, and saving.

This package owns how a change gets into a person's text without disturbing the rest of it. It is pure but for
`keeping`, which reads and writes files. It never draws, asks or plays.

    draft = Draft.open(text, "evening.toml", moves=book)
    draft = draft.set((2,), "duration", "45s")      # step 3; every change gives a new draft
    draft = draft.move((2,), (0,))
    draft.outcome.problems, draft.findings, draft.outline
    draft = draft.undo()                            # draft.undoes and draft.redoes name what they would undo
"""

from relief_player.routine.editing.draft import Draft
from relief_player.routine.editing.outline import Row
from relief_player.routine.editing.values import EditError, StepPath

__all__ = ["Draft", "EditError", "Row", "StepPath"]
