"""How gunicorn runs, in production and in the demonstration alike: a few processes, each with threads.

Read by gunicorn (`-c python:config.server`); everything comes from the environment:

    BIND               address and port (127.0.0.1:8000), or unix:/run/sightline.sock behind a proxy on the same machine
    WEB_CONCURRENCY    processes (2)
    WEB_THREADS        threads in each (4)
"""

import gc
import os
import resource
import sys
import webbrowser

wsgi_app = "config.wsgi"
preload_app = True  # loaded once, before the processes part, so that they share its memory
worker_class = "gthread"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60  # a worker that has not been heard of for so long is stopped and another started
graceful_timeout = 30
max_requests = 20_000  # a worker retires in good time, so that memory never creeps
max_requests_jitter = 2_000
keepalive = 30
accesslog = None  # addresses name persons and things; what was changed is in the trail
loglevel = "warning"
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # the heartbeat never waits for a disk
# Two thousand people may open one survey at once, each holding a connection; many systems allow 1,024 files at first.
_files, _most = resource.getrlimit(resource.RLIMIT_NOFILE)
_wanted = 8_192 if _most == resource.RLIM_INFINITY else min(8_192, _most)
if _files < _wanted:
    resource.setrlimit(resource.RLIMIT_NOFILE, (_wanted, _most))
worker_connections = min(2_000, _wanted // 2)
_announce = os.environ.get("SIGHTLINE_ANNOUNCE", "")


def pre_fork(server, worker) -> None:
    """What is loaded by now stays: the collector would touch it in each process, and it would be shared no more."""
    gc.freeze()


def post_worker_init(worker) -> None:
    """Once the first worker can answer, says so; the demonstration also opens the browser where there is a display."""
    if worker.age != 1 or not _announce:
        return
    print(_announce, file=sys.stdout, flush=True)
    address = os.environ.get("SIGHTLINE_OPEN", "")
    if address:
        webbrowser.open(address)
