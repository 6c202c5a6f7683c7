"""What of Jupyter's messages works in the kit's kernel and in .NET Interactive, as README's table of hosts has it: hosts.py [--check] [KERNEL ...]

Prints the table; with --check it fails where README.md and README.ar.md say something else. Kernels are analysiskit-csharp and .net-csharp unless named, and must be installed where JUPYTER_PATH leads.
The kit's kernel may have the name .net-csharp too: the first folder of JUPYTER_PATH that has a name counts, and two kernels of the same implementation are refused.
Jupyter's own conformance suite cannot say it of .NET Interactive: each of its tests begins with the kernel's first answer, whose banner is null there, and so counts as broken.
Needs Debian's python3-jupyter-client.
"""
import pathlib
import queue
import re
import sys
import time

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import start_new_kernel

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
WAIT = 10  # seconds until a message counts as unanswered
YES, NO = "yes", "no"
ARABIC = {YES: "نعم", NO: "لا", "no answer": "لا جواب", "without banner": "دون banner", "the kernel ends": "تنتهي النواة"}
FIELDS = {"protocol_version", "implementation", "implementation_version", "language_info", "banner"}


def reply(client, identifier, wait=WAIT):
    """The content of the answer to a request; None if there is none in time."""
    end = time.monotonic() + wait
    while (left := end - time.monotonic()) > 0:
        try:
            message = client.get_shell_msg(timeout=left)
        except queue.Empty:
            return None
        if message["parent_header"].get("msg_id") == identifier:
            return message["content"]
    return None


def run(client, code, **options):
    """The answer to a cell, and what it showed until the kernel was idle."""
    identifier = client.execute(code, **options)
    answer, shown = reply(client, identifier, 60), []
    while answer is not None:
        try:
            message = client.get_iopub_msg(timeout=WAIT)
        except queue.Empty:
            break
        if message["parent_header"].get("msg_id") != identifier:
            continue
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            break
        shown.append(message)
    return answer, shown


def values(shown, mime):
    return ["".join(m["content"]["data"].get(mime, "")) for m in shown if m["msg_type"] in ("execute_result", "display_data")]


def text(shown, stream):
    return "".join(m["content"]["text"] for m in shown if m["msg_type"] == "stream" and m["content"]["name"] == stream)


def said(works):
    return YES if works else NO


def answered(content, works):
    return "no answer" if content is None else said(works(content))


def kernel_info(manager, client):
    content = reply(client, client.kernel_info())
    if content is not None and {f for f in FIELDS if not content.get(f)} == {"banner"}:
        return "without banner"
    return answered(content, lambda c: all(c.get(f) for f in FIELDS))


def streams(manager, client):
    _, shown = run(client, 'Console.WriteLine("out"); Console.Error.WriteLine("err");')
    return said("out" in text(shown, "stdout") and "err" in text(shown, "stderr"))


def results(manager, client):
    return said(any("6" in v for v in values(run(client, "1 + 2 + 3")[1], "text/plain") + values(run(client, "1 + 2 + 3")[1], "text/html")))


def displays(manager, client):
    return said("<b>bold</b>" in values(run(client, 'display(HTML("<b>bold</b>"));')[1], "text/html"))


def errors(manager, client):
    answer, shown = run(client, 'throw new InvalidOperationException("on purpose");')
    return said(answer and answer["status"] == "error" and any(m["msg_type"] == "error" and "on purpose" in m["content"]["evalue"] for m in shown))


def completion(manager, client):
    code = "Console.WriteLi"
    return answered(reply(client, client.complete(code, len(code))), lambda c: any(m.startswith("WriteLine") for m in c["matches"]))


def inspection(manager, client):
    return answered(reply(client, client.inspect("Console.WriteLine", 12)), lambda c: c.get("found") and c["data"])


def is_complete(manager, client):
    whole, half = reply(client, client.is_complete("1")), reply(client, client.is_complete("int F(int x)\n{"))
    return answered(whole and half, lambda c: whole["status"] == "complete" and half["status"] == "incomplete")


def history(manager, client):
    return answered(reply(client, client.history(hist_access_type="tail", n=3)), lambda c: len(c["history"]) > 0)


def asking(manager, client):
    identifier = client.execute('"you said " + Console.ReadLine()', allow_stdin=True)
    try:
        client.get_stdin_msg(timeout=WAIT)
    except queue.Empty:
        return "no answer"
    client.input("نعم")
    return answered(reply(client, identifier), lambda c: c["status"] == "ok")


def interruption(manager, client):
    run(client, "var kept = 41;")
    identifier = client.execute("while (true) { }")
    time.sleep(2)
    manager.interrupt_kernel()
    content = reply(client, identifier)
    if not manager.is_alive() or content is None:
        return "the kernel ends"
    return said(content["status"] == "error" and any("42" in v for m in ("text/plain", "text/html") for v in values(run(client, "kept + 1")[1], m)))


def restart(manager, client):
    run(client, "var gone = 1;")
    manager.restart_kernel(now=True)
    client.wait_for_ready(timeout=120)
    answer, _ = run(client, "gone")
    return answered(answer, lambda c: c["status"] == "error")


# What a message does in words, English and Arabic, and the probe for it. What may end the kernel has one of its own.
PROBES = [
    ("what the kernel is (kernel_info)", "التعريف بالنواة (kernel_info)", kernel_info),
    ("printed text (stream)", "النص المطبوع (stream)", streams),
    ("a cell's value (execute_result)", "قيمة الخلية (execute_result)", results),
    ("HTML that is shown (display_data)", "عرض HTML (display_data)", displays),
    ("errors (error)", "الأخطاء (error)", errors),
    ("completion (complete)", "الإكمال (complete)", completion),
    ("what a name is, Shift+Tab (inspect)", "شرح الاسم، Shift+Tab (inspect)", inspection),
    ("whether code is complete (is_complete)", "اكتمال الشيفرة (is_complete)", is_complete),
    ("earlier cells (history)", "الخلايا السابقة (history)", history),
    ("questions to the user (input)", "سؤال المستخدم (input)", asking),
    ("a cell that is interrupted stops, and variables stay (interrupt)", "خلية تُقاطَع تتوقف وتبقى المتغيرات (interrupt)", interruption),
    ("a restart clears variables", "إعادة التشغيل تمحو المتغيرات", restart),
]
APART = {asking, interruption, restart}


def refuse_the_same(kernel, client, known):
    """Ends everything where a kernel is one of the known ones under another name."""
    told = (reply(client, client.kernel_info()) or {}).get("implementation")
    folder = KernelSpecManager().get_kernel_spec(kernel).resource_dir
    print(f"{kernel}: {told}, of {folder}", file=sys.stderr)
    if told in known:
        sys.exit(f"failed: {known[told]} and {kernel} ({folder}) both are '{told}': put the folder of the other kernel first in JUPYTER_PATH")
    known[told] = f"{kernel} ({folder})"


def probe(kernel, known):
    """What each probe found of a kernel, which must not be one of the known ones."""
    found, manager, client = [], None, None
    for _, _, look in PROBES:
        if manager is None or look in APART:
            if manager is not None:
                client.stop_channels()
                manager.shutdown_kernel(now=True)
            manager, client = start_new_kernel(kernel_name=kernel, startup_timeout=180)
            if look is kernel_info:
                refuse_the_same(kernel, client, known)
            run(client, "1")
        found.append(look(manager, client))
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return found


def rows(file):
    return re.findall(r"^\| .* \|$", re.search(r"<!-- hosts -->(.*?)<!-- /hosts -->", (REPOSITORY / file).read_text(encoding="utf-8"), re.S)[1], re.M)[1:]


def main(arguments):
    kernels = [a for a in arguments if not a.startswith("--")] or ["analysiskit-csharp", ".net-csharp"]
    known = {}
    found = list(zip(*[probe(kernel, known) for kernel in kernels]))
    english = [f"| {name} | " + " | ".join(of) + " |" for (name, _, _), of in zip(PROBES, found)]
    arabic = [f"| {name} | " + " | ".join(ARABIC[o] for o in of) + " |" for (_, name, _), of in zip(PROBES, found)]
    print("\n".join(english + [""] + arabic))
    problems = [f"{file} lacks: {row}" for file, told in (("README.md", english), ("README.ar.md", arabic)) if "--check" in arguments for row in told if row not in rows(file)]
    for problem in problems:
        print(f"failed: {problem}")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
