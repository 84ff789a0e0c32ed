"""Forks a writer for every line ``SEED SECONDS`` on stdin, kills it after so long, says what it had said."""

# ruff: noqa: T201 - it speaks to the test over stdout

import json
import os
import signal
import sys
import time

import filelock  # noqa: F401 - imported before the forks, as the next two are
import ulid  # noqa: F401

from tests.store import worker


def raise_one(folder: str, seed: str, seconds: float) -> str:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.dup2(writer, 1)
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115 - a fresh buffer on the pipe
        try:
            worker.main(folder, f"child{seed}", seed, "1000000")
        finally:
            os._exit(1)
    os.close(writer)
    with open(reader, encoding="utf-8") as output:  # noqa: PTH123
        said = output.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return said + output.read()


if __name__ == "__main__":
    for line in sys.stdin:
        seed, seconds = line.split()
        print(json.dumps(raise_one(sys.argv[1], seed, float(seconds))), flush=True)
