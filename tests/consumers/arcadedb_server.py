"""An ArcadeDB server of its own process: ``arcadedb_server.py FOLDER PASSWORD PORT``; stops when its input ends."""

from __future__ import annotations

import sys


def main(folder: str, password: str, port: str) -> None:
    import arcadedb_embedded

    settings = {
        "host": "127.0.0.1",
        "http_port": "0",
        "bolt_port": int(port),
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
    }
    with arcadedb_embedded.create_server(folder, root_password=password, config=settings) as server:
        server.create_database("news")
        print("ready", flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
