"""Measures kernels side by side on one notebook: side_by_side.py [--rounds N] [--notebook FILE] [--check] [--cost] [KERNEL ...]

Without kernels it compares the kit's with .NET Interactive, whose tool it takes from the registry. The kit is the `analysiskit` of the path, or --kit PROGRAM; the notebook loads what `dotnet build` made.
Needs Debian's python3-jupyter-client and python3-psutil, or the packages jupyter_client and psutil from elsewhere. Kernels that are named must be installed where JUPYTER_PATH leads.

Each round starts each kernel twice, in alternating order: once for the time from the start to the first result, of the cell "1 + 1", and once for the notebook. Times are as a front end sees them.
Processor time and memory are those of the kernel with all processes that it starts: memory is the peak of their resident sizes together, looked at every 50 ms. The table has medians (least-greatest).
With --check it fails unless the first kernel takes at most the processor time, the memory and the time to the first result of the others (medians), and shows its first figure within a second of its cell's start (the fastest
round, since other work on the machine only ever delays it). With --cost only processor time and memory count, which hold beside other work too: each kernel then starts once a round,
and runs "1 + 1" before the notebook.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import threading
import time

import psutil
from jupyter_client.manager import start_new_kernel

INTERACTIVE = ("Microsoft.dotnet-interactive", "1.0.712001")
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
FIGURE = 'class="analysiskit-figure"'
MEASURES = {
    "first": ("start to first result, s", 2),
    "figure": ("first figure, from the start of its cell, s", 2),
    "slowest": ("slowest figure, s", 2),
    "cells": ("all cells, s", 1),
    "wall": ("start to end of the notebook, s", 1),
    "cpu": ("processor time, s", 1),
    "memory": ("memory, MB", 0),
    "processes": ("processes", 0),
}

COST = ("cpu", "memory")  # of which the kit may take no more
FIRST_FIGURE = 1.0  # seconds


class Watch(threading.Thread):
    """Looks at a process and its descendants until it is told to stop."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.root = psutil.Process(pid)
        self.cpu = {}
        self.memory = 0
        self.ended = threading.Event()
        self.start()

    def look(self):
        resident = 0
        try:
            family = [self.root, *self.root.children(recursive=True)]
        except psutil.NoSuchProcess:
            return
        for process in family:
            try:
                times = process.cpu_times()
                self.cpu[process.pid, process.create_time()] = times.user + times.system
                resident += process.memory_info().rss
            except psutil.Error:
                continue
        self.memory = max(self.memory, resident)

    def run(self):
        while not self.ended.wait(0.05):
            self.look()

    def end(self):
        self.look()
        self.ended.set()
        self.join()


def start(kernel, folder):
    begun = time.perf_counter()
    manager, client = start_new_kernel(kernel_name=kernel, cwd=str(folder), startup_timeout=120)
    return begun, manager, client


def stop(manager, client):
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client, code):
    """Runs a cell: the seconds that it took, and those to its first figure or None. An error ends everything."""
    figure = []

    def look(message):
        content = message["content"]
        if message["msg_type"] == "error":
            sys.exit(f"a cell failed: {content['evalue']}\n{code}")
        if not figure and FIGURE in content.get("data", {}).get("text/html", ""):
            figure.append(time.perf_counter() - begun)

    begun = time.perf_counter()
    client.execute_interactive(code, timeout=300, output_hook=look)
    return time.perf_counter() - begun, figure[0] if figure else None


def first_result(kernel, folder):
    begun, manager, client = start(kernel, folder)
    run(client, "1 + 1")
    seconds = time.perf_counter() - begun
    stop(manager, client)
    return seconds


def notebook(kernel, file, cells, is_first):
    """Runs a notebook; if told, the cell of the first result before it."""
    begun, manager, client = start(kernel, file.parent)
    watch = Watch(manager.provisioner.pid if hasattr(manager, "provisioner") else manager.kernel.pid)
    first = {}
    if is_first:
        run(client, "1 + 1")
        first["first"] = time.perf_counter() - begun
    times = [run(client, code) for code in cells]
    wall = time.perf_counter() - begun
    watch.end()
    stop(manager, client)
    figures = [figure for _, figure in times if figure is not None]
    return {
        **first,
        "figure": figures[0] if figures else None,
        "slowest": max(figures, default=None),
        "cells": sum(seconds for seconds, _ in times),
        "wall": wall,
        "cpu": sum(watch.cpu.values()),
        "memory": watch.memory / 1e6,
        "processes": len(watch.cpu),
        "each": [seconds for seconds, _ in times],
    }


def command(*words, **options):
    done = subprocess.run(words, capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}:\n{done.stdout}{done.stderr}")


def install(kit):
    """Installs the kernel of a kit, and .NET Interactive with its own, where only this script sees them."""
    work = REPOSITORY / "artifacts" / "side-by-side"
    tool, kernels = work / "dotnet-interactive", work / "share" / "jupyter" / "kernels"
    kernels.mkdir(parents=True, exist_ok=True)
    os.environ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1"
    if not tool.exists():
        command("dotnet", "tool", "install", INTERACTIVE[0], "--version", INTERACTIVE[1], "--tool-path", tool)
    os.environ["PATH"] += os.pathsep + str(tool)
    command("dotnet-interactive", "jupyter", "install", "--path", kernels)
    try:
        command(kit, "kernel", "install", "--prefix", work, "--name", "analysiskit-csharp")
    except OSError as error:
        sys.exit(f"There is no kit to measure ({error}): install the tool as README says, or say --kit PROGRAM.")
    os.environ["JUPYTER_PATH"] = str(work / "share" / "jupyter")
    return ["analysiskit-csharp", ".net-csharp"]


def cell(values, digits):
    values = [v for v in values if v is not None]
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})" if values else "none"


def problems_of(found, kernels, limited):
    """What the first kernel takes more of than the others, and a first figure that comes too late."""
    median = lambda kernel, name: statistics.median(r[name] for r in found[kernel])
    for name in limited:
        for other in kernels[1:]:
            if median(kernels[0], name) > median(other, name):
                yield f"{MEASURES[name][0]}: {median(kernels[0], name):.2f} of {kernels[0]}, {median(other, name):.2f} of {other}"
    if "first" not in limited:
        return
    figures = [r["figure"] for r in found[kernels[0]] if r["figure"] is not None]
    if not figures or min(figures) > FIRST_FIGURE:
        yield f"the first figure comes {min(figures):.2f} s after the start of its cell; {FIRST_FIGURE} s are the limit" if figures else "no figure is shown"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kernels", nargs="*", help="kernels that are installed; the first is the one that the others are compared with")
    parser.add_argument("--kit", default="analysiskit", help="the kit's command")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--notebook", type=pathlib.Path, default=REPOSITORY / "notebooks" / "01-positions-on-syria.ipynb")
    parser.add_argument("--check", action="store_true", help="fail where the first kernel takes more than the others")
    parser.add_argument("--cost", action="store_true", help="look at processor time and memory only")
    parser.add_argument("--cells", action="store_true", help="print the seconds of each cell too")
    options = parser.parse_args()
    file = options.notebook.resolve()
    document = json.loads(file.read_text(encoding="utf-8"))
    cells = [source for c in document["cells"] if c["cell_type"] == "code" and (source := "".join(c["source"])).strip()]
    kernels = options.kernels or install(options.kit)
    found = {kernel: [] for kernel in kernels}
    for turn in range(options.rounds):
        for kernel in kernels if turn % 2 == 0 else reversed(kernels):
            result = {} if options.cost else {"first": first_result(kernel, file.parent)}
            result |= notebook(kernel, file, cells, options.cost)
            found[kernel].append(result)
            print(f"round {turn + 1}, {kernel}: " + ", ".join(f"{name} {result[name]:.{digits}f}" for name, (_, digits) in MEASURES.items() if result[name] is not None), flush=True)
            if options.cells:
                print("  cells: " + " ".join(f"{seconds:.2f}" for seconds in result["each"]), flush=True)

    print(f"\n{file.name}, {options.rounds} rounds, {os.cpu_count()} processors")
    print("| measure | " + " | ".join(kernels) + " |" + "".join(f" {kernels[0]} / {other} |" for other in kernels[1:]))
    print("|---" * (2 * len(kernels)) + "|")
    for name, (label, digits) in MEASURES.items():
        values = [[r[name] for r in found[kernel]] for kernel in kernels]
        medians = [statistics.median(v) if None not in v else None for v in values]
        ratios = [f"{medians[0] / m:.2f}" if medians[0] is not None and m else "" for m in medians[1:]]
        print(f"| {label} | " + " | ".join([cell(v, digits) for v in values] + ratios) + " |")
    problems = list(problems_of(found, kernels, COST if options.cost else ("first", *COST))) if options.check else []
    for problem in problems:
        print(f"failed: {problem}")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
