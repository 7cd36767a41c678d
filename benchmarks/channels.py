"""What a run to several channels costs, against a run to the slowest of them alone.

python benchmarks/channels.py [--runs 5] [--latency 0.02] [--remote]

A server on loopback answers each request after 20 ms. 100 messages go to it over several channels:
evenly and unevenly spread, over services that need no intent (Discord, K2 with a list), over some
that do (a webhook, K5), and over both. Channels run side by side, so all of them together are to
take at most 1.3 times as long as the slowest alone, and at most 150 MB of memory. Two times are
held to that: from the first request to the last answer, as the server saw them, and the whole
command's.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Process, SimpleQueue
from pathlib import Path
from statistics import median

from measure import masthead
from publish import make_hub

NOW = "2026-12-07T09:00Z"
MOST, MEMORY = 1.3, 150.0
"""How often the slowest channel's time all may take together, and how many MB."""

DISCORD = """\
---
title: {name}
service: discord
status: active
owner: sari
account: "{number}"
secrets: {{token: BENCH_TOKEN}}
---
A channel of a server.
"""
WEBHOOK = """\
---
title: {name}
service: webhook
status: active
owner: sari
url: {url}/{name}
secrets: {{signing_key: BENCH_TOKEN}}
---
Our own service.
"""
POST = """\
---
title: Post {number}
publish_at: 2026-12-07 08:30
channels: [{channels}]
lang: en
owner: sari
---
{text}
"""
WORDS = ("lamp", "bench", "brass", "wire", "shade", "switch", "plug", "socket", "glass", "repair")

EVEN, SKEWED = (20, 20, 20, 20, 20), (50, 25, 13, 8, 4)
MIXES: Mapping[str, tuple[str, tuple[int, ...]]] = {
    "no intents, 5 x 20": ("ddddd", EVEN),
    "no intents, skewed": ("ddddd", SKEWED),
    "intents, 5 x 20": ("wwwww", EVEN),
    "intents, skewed": ("wwwww", SKEWED),
    "both, 5 x 20": ("dwdwd", EVEN),
    "both, skewed": ("wdwdw", SKEWED),
}
"""For each mix its channels, d for Discord and w for a webhook, and how many messages each gets."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of the requests, seconds of the command, MB at its peak."""

    requests: float
    whole: float
    memory: float


@contextmanager
def serving(latency: float) -> Iterator[tuple[str, SimpleQueue[tuple[str, float, float]]]]:
    """Run the server in a process of its own; yield its address, and where it notes requests."""
    seen: SimpleQueue[tuple[str, float, float]] = SimpleQueue()
    port: SimpleQueue[int] = SimpleQueue()
    process = Process(target=lambda: asyncio.run(_serve(latency, port, seen)), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{port.get()}", seen
    finally:
        process.terminate()
        process.join()


async def _serve(
    latency: float, port: SimpleQueue[int], seen: SimpleQueue[tuple[str, float, float]]
) -> None:
    """Answer every request after `latency` seconds with an id of its own."""
    count = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal count
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                begun = time.monotonic()
                await reader.readexactly(_length(head))
                await asyncio.sleep(latency)
                count += 1
                body = json.dumps({"id": str(count)}).encode()
                length = f"Content-Length: {len(body)}\r\n".encode()
                kind = b"Content-Type: application/json\r\n"
                writer.write(b"HTTP/1.1 200 OK\r\n" + kind + length + b"\r\n" + body)
                await writer.drain()
                seen.put((head.split(b" ", 2)[1].decode(), begun, time.monotonic()))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port.put(server.sockets[0].getsockname()[1])
    async with server:
        await server.serve_forever()


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0


def write(root: Path, kinds: str, counts: Sequence[int], url: str, *, remote: bool) -> list[str]:
    """Write a hub whose channels have so many messages due each; return the channels' names."""
    names = [f"{'discord' if kind == 'd' else 'hook'}-{n}" for n, kind in enumerate(kinds)]
    chance, files = random.Random(8), {}
    for number, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        page = DISCORD if kind == "d" else WEBHOOK
        text = page.format(name=name, number=1000 + number, url=url)
        files[f"strategy/channels/{name}.md"] = text
    for number in range(max(counts)):
        to = [name for name, count in zip(names, counts, strict=True) if number < count]
        text = f"{' '.join(chance.choices(WORDS, k=12))} {number}.".capitalize()
        post = POST.format(number=number, channels=", ".join(to), text=text)
        files[f"content/posts/2026/post-{number:03}.md"] = post
    make_hub(root, 0, remote=remote, files=files)
    return names


def run(
    root: Path, url: str, seen: SimpleQueue[tuple[str, float, float]], *more: str
) -> tuple[Run, dict[str, int]]:
    """Publish from a copy of a hub; return the times, and how many requests each channel had."""
    with tempfile.TemporaryDirectory(dir=root.parent) as folder:
        hub = Path(folder) / "hub"
        shutil.copytree(root, hub)
        if root.with_suffix(".git").exists():
            bare = hub.with_suffix(".git")
            shutil.copytree(root.with_suffix(".git"), bare)
            subprocess.run(["git", "remote", "set-url", "origin", str(bare)], cwd=hub, check=True)
        command = masthead("publish", "--hub", str(hub), "--now", NOW, "--limit", "1000", *more)
        environment = {**os.environ, "BENCH_TOKEN": "token", "MASTHEAD_DISCORD_URL": url}
        begun = time.monotonic()
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        said = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        whole = time.monotonic() - begun
        if status:
            raise SystemExit(f"{' '.join(command)} ended {status}:\n{said.decode()}")
    noted, counts = [], defaultdict(int)
    while not seen.empty():
        noted.append(seen.get())
        counts[noted[-1][0]] += 1
    span = max(end for _, _, end in noted) - min(start for _, start, _ in noted)
    return Run(span, whole, usage.ru_maxrss / 1024), counts


def main() -> int:
    """Measure and print; return 1 where a figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--latency", type=float, default=0.02)
    parser.add_argument("--remote", action="store_true", help="keep the ledger on a bare remote")
    parser.add_argument("--only", default="", help="mixes whose name holds this text")
    options = parser.parse_args()
    missed = False
    for title, (kinds, counts) in MIXES.items():
        if options.only in title:
            missed |= _compare(title, kinds, counts, options)
    return int(missed)


def _compare(title: str, kinds: str, counts: Sequence[int], options: argparse.Namespace) -> bool:
    """Measure all channels of a mix together and each alone, in turns; tell what was missed."""
    with (
        tempfile.TemporaryDirectory(prefix="masthead-bench-") as folder,
        serving(options.latency) as (url, seen),
    ):
        root = Path(folder) / "hub"
        names = write(root, kinds, counts, url, remote=options.remote)
        taken: dict[str, list[Run]] = defaultdict(list)
        for _ in range(options.runs):
            for name in ("", *names):
                one, made = run(root, url, seen, *(("--channel", name) if name else ()))
                taken[name].append(one)
                if not name and sorted(made.values()) != sorted(counts):
                    raise SystemExit(f"wrong numbers of requests: {made}")
    middle = {
        name: Run(
            median(one.requests for one in runs),
            median(one.whole for one in runs),
            max(one.memory for one in runs),
        )
        for name, runs in taken.items()
    }
    together = middle.pop("")
    slowest = Run(
        max(one.requests for one in middle.values()),
        max(one.whole for one in middle.values()),
        max(one.memory for one in middle.values()),
    )
    ratios = together.requests / slowest.requests, together.whole / slowest.whole
    print(
        f"{title:20} requests {together.requests * 1000:5.0f} ms, slowest alone "
        f"{slowest.requests * 1000:5.0f} ms: {ratios[0]:.2f} times; command "
        f"{together.whole * 1000:5.0f} ms, {slowest.whole * 1000:5.0f} ms: {ratios[1]:.2f} times, "
        f"at most {MOST}; {together.memory:.0f} MB, at most {MEMORY:.0f}",
        flush=True,
    )
    return max(ratios) > MOST or together.memory > MEMORY


if __name__ == "__main__":
    raise SystemExit(main())
