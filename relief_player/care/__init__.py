"""What keeps people safe: questions before a start, advice at ten minutes, pauses between sessions, and reading.

Everything here is words and pure rules from the evidence base, each with the source it rests on. This room opens no
file, asks no clock and shows nothing: faces show it, and times are arguments.
"""
