"""The parts of the library's screen: its list, its search line, its panels and its words.

`port` says what they need, and knows no Textual; `lines` and `ago` are pure; the rest draws.
"""
