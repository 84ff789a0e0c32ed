"""What is stored, durably and for several people at once; the only layer that knows TinyDB."""
