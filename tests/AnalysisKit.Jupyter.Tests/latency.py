"""Measures the kernel as a client sees it: latency.py [KERNEL]. Needs jupyter_client (Debian: python3-jupyter-client) and the kernel installed where JUPYTER_PATH leads.

Prints the time from the start of the kernel to its first result, for three starts, and the round trip of an empty cell and of the cell "1" over the real sockets.
"""
import statistics
import sys
import time

from jupyter_client.manager import start_new_kernel


def run(client, code):
    begun = time.perf_counter()
    client.execute_interactive(code, timeout=60, output_hook=lambda message: None)
    return 1000 * (time.perf_counter() - begun)


def main(name):
    for start in (1, 2, 3):
        begun = time.perf_counter()
        manager, client = start_new_kernel(kernel_name=name)
        run(client, "1 + 1")
        print(f"start {start}: first result after {time.perf_counter() - begun:.2f} s")
        if start < 3:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    for code in ("", "1"):
        times = [run(client, code) for _ in range(60)][10:]
        print(f"cell {code!r}: median {statistics.median(times):.1f} ms, slowest of {len(times)} {max(times):.1f} ms")
    client.stop_channels()
    manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "analysiskit-csharp")
