"""The screens over the history: days, sessions, charts and the body, one session, its note, and the filters.

`port` says what they need, and knows no Textual; `calendar`, `scale`, `listing` and `filters` are pure; the rest draws.
"""
