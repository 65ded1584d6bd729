"""The builder: routines made and changed without knowing TOML.

This package owns the screens of it. What an edit does to a text is `routine.editing`'s; files belong to the desk.
"""
