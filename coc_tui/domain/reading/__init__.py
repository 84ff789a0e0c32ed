"""What people type, read once for every form, line, file and command: dates, clock times, numbers, names.

Each reader is a pure function of the text, and of today where the text leans on it. It returns the value,
or raises :class:`~coc_tui.errors.Unreadable` with a sentence that shows how the thing is written.
"""
