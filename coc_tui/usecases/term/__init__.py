"""The agreement in time: how it stands on a day, how it ends, and the way past its end."""
