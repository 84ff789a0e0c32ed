"""Who the user is on this machine, where the command line reads it from."""

from coc_tui.usecases.profile import Profile, load, path, save

__all__ = ["Profile", "load", "path", "save"]
