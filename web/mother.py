"""The process that has everything loaded and opens nothing: a description and a connection in, a copy of itself out that answers there.

A copy costs a few milliseconds. All that a job may be found in is loaded here: in a copy, with its limits, there is no room for that.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import sys

from ..graph.errors import KGError
from ..graph.iri import pinyin
from ..queries.header import questions
from ..queries.names import simplified
from ..queries.own import QuestionsError
from . import app, in_words
from .nursery import CONFIG, LENGTH
from .worker import Config, answer

LOADED = app.create_app
"""The server with all that it asks for."""


def copy(connection: socket.socket, config: Config) -> int:
    """The number of the new process; in that process it does not return."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        answer(connection, config)
        code = 0
    except EOFError:  # whoever started it is gone
        code = 0
    except (OSError, KGError, QuestionsError) as error:
        os.write(2, f"{error}\n".encode())
    finally:
        os._exit(code)


def main(control: socket.socket) -> None:
    """One request is the pickled `Config` with a connected socket; its answer is the number of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this decides
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system forgets those that ended
    questions()
    in_words.warm()
    pinyin(simplified("街道"))  # loads the dictionaries, which the copies share
    while True:
        body, handles, _, _ = socket.recv_fds(control, CONFIG, 1)
        if not body:
            return
        with socket.socket(fileno=handles[0]) as connection:
            config = pickle.loads(body)  # noqa: S301 - from the process that started this one
            in_words.warm(config.dictionary)
            control.sendall(copy(connection, config).to_bytes(LENGTH, "big"))


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
