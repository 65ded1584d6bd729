"""The library: its screen, with its list, its search line, its panels and its words, and the doors to other screens.

`port` says what it needs, and knows no Textual; `lines` and `ago` are pure; the rest draws.
"""
