"""What an author wrote: the routine file, its problems, its moves, and where routines are found."""
