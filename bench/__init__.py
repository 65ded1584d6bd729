"""What the player costs, measured as ratios against something in the same run: ``python -m bench``.

This package owns measurements and their bounds. It is no part of the tests and ships in no wheel.
"""
