"""What is remembered: the record of every session.

In the order the data walks: `entry` (what is handed over) → `journal` (begin, keep, end) → `writer` (the thread) →
`ledger` (a transaction for each entry, the session's lock) → `statements` (rows) → `queries` → `reading` → `record`
(what others read). Around them: `store`, `upgrade`, `aside` and `schema` for the file, `locks`, `sweep` and `host` for
who is alive, `stats` for sums. Importing any of it opens nothing.
"""
