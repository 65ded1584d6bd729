"""Desks: for each group of screens that needs more than the shelf, one module that gives it.

Each is imported when its screens are first opened.
"""
