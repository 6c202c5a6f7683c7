"""Prints what the kernel tells a front end such as VS Code, and checks it: messages.py [KERNEL] [--any]

VS Code's Jupyter extension asks for completions only if a setting says so, waits for them two seconds, takes a cell's language from language_info, and shows HTML before plain text.
A cell of 50 MB is refused, and dropped if its signature is wrong; the kernel's process never takes 500 MB for it, as Linux counts (VmHWM).
Needs Debian's python3-jupyter-client, and the kernel where JUPYTER_PATH leads. With --any, for another kernel than the kit's, nothing is checked.
"""
import pathlib
import re
import statistics
import sys
import time

from jupyter_client.manager import start_new_kernel

# Seconds that the first completion and the median of later ones may take; of later ones none may take longer than the first. On two cores on which 14 other processes wait, the first took 0.3 to 0.4 s, later ones 0.09 s,
# the slowest 0.4 s: these limits are what users are promised, and hold on a busy machine too.
FIRST, LATER = 1.0, 0.2
IDLE = 6  # seconds after the start until somebody types
COMPLETIONS = ["Console.Wri", "Math.Sq", "var text = \"\"; text.Sub", "new List<int>().Wh", "kept.Cou", "DateTime.No", "Enumer", "string.Jo", "kept.Select(k => k.ToStr", "Environment.New", "string.", "DateTime.", "new List<int>()."]
SHOWN = {
    "Arabic text": '"قالت مصر"',
    "Arabic on the console": 'Console.WriteLine("قالت مصر");',
    "Latin on the console": 'Console.WriteLine("said");',
    "a number": "42",
    "a list": "new[] { 1, 2 }",
    "an error": "var a = 1;\nvar b = nothing;",
}
KIT = {
    "a figure": 'AnalysisKit.Charts.Figure.FromPlotly("{\\"data\\":[]}")',
    "a figure with a picture": 'AnalysisKit.Charts.Figure.FromPlotly("{\\"data\\":[]}").Display(picture: true)',
}
MOST_MEMORY = 500  # MB
LONG = 50_000_000  # bytes
LONG_CELLS = {
    "one string": lambda: 'var long = "' + "x" * LONG + '";',
    "many statements": lambda: "var a = 1; a++;\n" * (LONG // 16),
    "a comment": lambda: "// " + "x" * LONG,
    "an Arabic comment": lambda: "// " + "\u0642" * (LONG // 2),
}


def reply(client, identifier):
    while True:
        message = client.get_shell_msg(timeout=60)
        if message["parent_header"].get("msg_id") == identifier:
            return message["content"]


def outputs(client, code):
    found = []
    client.execute_interactive(code, timeout=120, output_hook=lambda m: found.append(m) if m["msg_type"] in ("stream", "display_data", "execute_result", "error") else None)
    return found


def complete(client, code):
    begun = time.perf_counter()
    content = reply(client, client.complete(code, len(code)))
    return time.perf_counter() - begun, content["matches"]


def peak(manager):
    """The most memory that the kernel's process has taken, in MB."""
    status = pathlib.Path(f"/proc/{manager.provisioner.pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)[1]) / 1000


def wrongly_signed(client, code):
    frames = client.session.serialize(client.session.msg("execute_request", {"code": code}))
    client.shell_channel.socket.send_multipart([frames[0], b"0" * 64, *frames[2:]])


def long_cells(kernel):
    """Problems with cells that are too long to be read, each in a kernel of its own."""
    problems = []
    for what, code in {**LONG_CELLS, "one with a wrong signature": LONG_CELLS["a comment"]}.items():
        manager, client = start_new_kernel(kernel_name=kernel, startup_timeout=120)
        try:
            outputs(client, "1 + 1")
            before = peak(manager)
            if "signature" in what:
                wrongly_signed(client, code())
            elif not any(m["msg_type"] == "error" and m["content"]["ename"] == "Size" for m in outputs(client, code())):
                problems.append(f"a cell of 50 MB, {what}, is not refused")
            if [m["content"]["data"]["text/plain"] for m in outputs(client, "1 + 2")] != ["3"]:
                problems.append(f"behind a cell of 50 MB, {what}, the kernel runs no other")
            most = peak(manager)
            print(f"a cell of 50 MB, {what}: {most:.0f} MB at most, {before:.0f} MB before it")
            if most > MOST_MEMORY:
                problems.append(f"a cell of 50 MB, {what}, takes {most:.0f} MB; {MOST_MEMORY} MB are allowed")
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    return problems


def main(arguments):
    checked = "--any" not in arguments
    kernel = next((a for a in arguments if not a.startswith("-")), "analysiskit-csharp")
    manager, client = start_new_kernel(kernel_name=kernel, startup_timeout=120)
    problems = []
    try:
        info = reply(client, client.kernel_info())
        print(f"kernel_info: {info['language_info']}")
        if info["language_info"]["name"] != "csharp":
            problems.append("VS Code calls the language csharp; with another name it writes the language into the metadata of every cell that is run")
        time.sleep(IDLE)
        first, matches = complete(client, COMPLETIONS[0])
        print(f"first completion after {IDLE} s of rest: {1000 * first:.0f} ms, {len(matches)} matches")
        outputs(client, "var kept = new List<string> { \"a\" };")
        complete(client, COMPLETIONS[1])
        later = []
        for code in COMPLETIONS[2:]:
            seconds, matches = complete(client, code)
            later.append(seconds)
            print(f"  {code!r}: {1000 * seconds:.0f} ms, {len(matches)} matches")
            if not matches:
                problems.append(f"{code!r} is not completed")
        print(f"later completions: median {1000 * statistics.median(later):.0f} ms, slowest {1000 * max(later):.0f} ms")
        if max(first, *later) > FIRST or statistics.median(later) > LATER:
            problems.append(f"completions are too slow: the first may take {FIRST} s, later ones {LATER} s, and none longer than the first")
        for name, code in (SHOWN | KIT if checked else SHOWN).items():
            begun = time.perf_counter()
            for message in outputs(client, code):
                content = message["content"]
                what = content.get("name") or content.get("ename") or ", ".join(f"{kind} ({len(str(data))})" for kind, data in sorted(content["data"].items()))
                print(f"{name}: {message['msg_type']} of {what}, after {1000 * (time.perf_counter() - begun):.0f} ms")
                if message["msg_type"] == "error":
                    print("\n".join("  " + line for line in content["traceback"]))
                    if "\x1b[" not in "".join(content["traceback"]):
                        problems.append("the traceback has no colours")
                if name.startswith("Arabic") and 'dir="auto"' not in content.get("data", {}).get("text/html", ""):
                    problems.append(f"{name} is shown from left to right")
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    if checked:
        problems += long_cells(kernel)
    for problem in problems:
        print(f"failed: {problem}" if checked else f"note: {problem}")
    return 1 if checked and problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
