"""Finding a routine among many: what was typed, which rows it means, and in which order they stand.

This package is pure: rows and a text go in, numbers of rows come out. It reads no file and draws nothing.
"""
