"""The face for eyes: screens and widgets over the conductor."""
