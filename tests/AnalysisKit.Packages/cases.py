"""Runs cases from the field through the command as users get it, and says of each whether what comes out is right.

Usage: cases.py CASES PROGRAM [ARGUMENT...]     CASES is a folder with a folder for each case, PROGRAM the command (analysiskit, or dotnet AnalysisKit.Cli.dll)

The cases themselves are no part of this repository: where their folder is absent, nothing is run. What is right stands in expected.md beside each;
here it is put as a check on what the command prints. A line says right, wrong, known (to be wrong) or not judged (by a machine), and what was seen. Ends with 1 if a part is wrong that is not
known to be, or is right and still called known."""
import csv
import html
import http.server
import io
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SYRIA = ROOT / "data/topics/syria.yml"
GOOD = "قال الوزير إن الحوار مستمر في العاصمة.\n"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Case:
    """A folder of a case, copied, and the command in it."""

    def __init__(self, source, work, program):
        self.source, self.folder, self.program, self.seen = source, work, program, []

    def copy(self, *names):
        """An own folder with files of the case; all of them, but for what is only for readers, if none is named."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        for file in self.source.iterdir():
            if file.name in names or not names and file.suffix not in (".md", ".png"):
                shutil.copyfile(file, folder / file.name)
        for notebook in folder.glob("nb.ipynb"):  # written when the library's rooms were namespaces
            notebook.write_text(re.sub(r"using AnalysisKit\.(Articles|Terms);", "using AnalysisKit;", notebook.read_text(encoding="utf-8")), encoding="utf-8")
        return folder

    def run(self, *arguments, cwd=None, limit=120):
        """What a command gives: exit code, output, errors, seconds. One that does not end in time is killed with its children and has the code None."""
        start = time.monotonic()
        process = subprocess.Popen([*self.program, *map(str, arguments)], cwd=cwd or self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, start_new_session=True)
        try:
            out, err = process.communicate(timeout=limit)
            code = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err, code = b"", b"did not end in time", None
        return code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), time.monotonic() - start

    def statements(self, name="in.jsonl", topic=SYRIA):
        """The statements of each article, by its id, in the order of their cues."""
        code, out, err, _ = self.run("statements", self.source / name, "--topic", topic, "--format", "jsonl", "--all")
        assert code == 0, err
        return {a["id"]: sorted(a["statements"], key=lambda s: s.get("cue_start", 0)) for a in map(json.loads, out.splitlines())}

    def texts(self, name="in.jsonl"):
        return {a["id"]: a["text"] for a in map(json.loads, (self.source / name).read_text(encoding="utf-8").splitlines())}

    def rows(self, *arguments, cwd=None):
        """The rows of a table, each by the names of its columns."""
        code, out, err, _ = self.run(*arguments, "--format", "csv", cwd=cwd)
        assert code == 0, err
        return list(csv.DictReader(io.StringIO(out)))

    def store(self, folder, what, columns, *options):
        """Imports, and asks for columns of all articles in the order of import; with them what the import said."""
        code, out, err, _ = self.run("import", what, "--store", folder / "s.duckdb", *options, cwd=folder)
        assert code == 0, err
        return self.rows("query", folder / "s.duckdb", f"select {columns} from articles order by article", cwd=folder), err

    def must(self, part, right, seen):
        """Notes whether a part is right; what was seen is printed where it is not."""
        self.seen.append((part, "right" if right else "wrong", seen))

    def cannot(self, part, why):
        self.seen.append((part, "not judged", why))


def stances(statements, *speakers, issue=None):
    """(speaker, issue, score) of the statements' stances, of the speakers named, or of all."""
    return [(s["speaker"], t["issue"], t["score"]) for s in statements if not speakers or s["speaker"] in speakers for t in s["stances"] if issue in (None, t["issue"])]


def told(statements):
    return [(s["speaker"] or "-", s["kind"], s.get("mood") or "said", s["content"], [(t["issue"], t["score"]) for t in s["stances"]]) for s in statements] or "nothing"


def bare(text):
    return re.sub(r"[\s«»\"“”]", "", text)


def hypothetical(case):
    for id, of in case.statements().items():
        actors = [s for s in of if s["speaker"] in ("russia", "uk")]
        case.must(id, not stances(actors) and all(s.get("mood", "said") != "said" for s in actors), told(of))


def third_party(case):
    of = case.statements()
    case.must("a1", not stances(of["a1"], "russia"), told(of["a1"]))
    case.must("a2", all(score < 0 for *_, score in stances(of["a2"], "russia")), told(of["a2"]))
    case.must("a3", all(score < 0 for *_, score in stances(of["a3"])), told(of["a3"]))
    for id in ("a4", "a5"):
        case.must(id, not stances(of[id]), told(of[id]))
    case.must("a6", stances(of["a6"]) == [("russia", "sanctions", 1)], told(of["a6"]))


def paragraphs(case):
    of = case.statements()
    whole = bare("".join(s["content"] for s in of["a2"]))
    for id in ("a1", "a2"):
        case.must(id, len(of[id]) in (1, 3) and {s["speaker"] for s in of[id]} == {"russia"} and bare("".join(s["content"] for s in of[id])) == whole
                  and any(score < 0 for *_, score in stances(of[id], issue="sanctions")) and not of[id][0]["content"].startswith("«"), told(of[id]))


def speakers(**wanted):
    """A check of the speakers of each article's statements: a list for all of them, or a set of those that the last one may have."""
    def check(case):
        of = case.statements()
        for id, speaker in wanted.items():
            got = [s["speaker"] for s in of[id]]
            case.must(id, got == speaker if isinstance(speaker, list) else bool(got) and all(g in speaker for g in got[-1:]), told(of[id]))
    return check


def former(case):
    of = case.statements()
    for id, never in (("a1", "syria-gov"), ("a2", "syria-gov"), ("a3", "syria-gov"), ("a4", "russia"), ("a5", "russia")):
        case.must(id, never not in [s["speaker"] for s in of[id]], told(of[id]))


def sources(case):
    """Who reports has no known actor; what is reported of one counts for nobody else."""
    for id, of in case.statements().items():
        case.must(id, bool(of) and of[0]["speaker"] == "" and not stances(of, "russia", "syria-gov"), told(of))


def passive(case):
    of = case.statements()
    for id in ("a1", "a2"):
        case.must(id, all(s["speaker"] == "us" for s in of[id]), told(of[id]))
    case.must("a3", [s["speaker"] for s in of["a3"]] == ["russia"], told(of["a3"]))


def stop_words(case):
    words = [w.strip(".") for w in case.texts()["a1"].split()]
    name, imam, mechanism, to = words[1], words[6], words[9], words[13]
    kept = {r["term"] for r in case.rows("terms", case.source / "in.jsonl", "--no-stop-words")}
    case.must("--no-stop-words", {name, imam, mechanism} <= kept, f"kept of three: {sorted({name, imam, mechanism} & kept)}")
    counts = {r["term"]: r["count"] for r in case.rows("terms", case.source / "in.jsonl", "--stems")}
    case.must("--stems", counts.get(mechanism) == "2", counts.get(mechanism))
    nodes = [r["node"] for r in case.rows("kwic", case.source / "in.jsonl", mechanism, "--stems")]
    case.must("kwic --stems", len(nodes) == 2 and to not in nodes, nodes)


def nickname(case):
    of, text = case.statements(), case.texts()
    quoted = {id: re.search("«(.*?)»", text[id])[1] for id in text}
    for id in ("a1", "a2", "a4"):
        case.must(id, [s["content"] for s in of[id]] == [quoted[id]] and (id == "a1" or stances(of[id]) == [("russia", "sanctions", -1)]), told(of[id]))
    case.must("a3", [s["content"] for s in of["a3"]] == [" ".join(text["a3"].rstrip(".").split()[-2:])], told(of["a3"]))


def titles(case):
    of = case.statements()
    for id in of:
        case.must(id, [s["speaker"] for s in of[id]] == ["arab-league"] and told(of[id]) == told(of["a4"]), told(of[id]))


def finite(text):
    return text == "" or float(text) not in (float("inf"), float("-inf")) and float(text) == float(text)


def log_ratio(case):
    sources = {name: [json.loads(line)["source"] for line in (case.source / name).read_text(encoding="utf-8").splitlines()] for name in ("in.jsonl", "empty.jsonl")}
    rows = case.rows("keyness", case.source / "in.jsonl", "--group", "source", "--target", sources["in.jsonl"][0], "--top", "1000")
    lacking = [r for r in rows if r["target_count"] == "0" and r["reference_count"] == "1"]
    case.must("in.jsonl", len(lacking) == 1 and (lacking[0]["log_ratio"] == "" or float(lacking[0]["log_ratio"]) < 0), [r["log_ratio"] for r in lacking])
    for target in sources["empty.jsonl"]:
        code, out, err, _ = case.run("keyness", case.source / "empty.jsonl", "--group", "source", "--target", target, "--format", "csv")
        of = list(csv.DictReader(io.StringIO(out))) if code == 0 else []
        case.must(f"empty.jsonl {sources['empty.jsonl'].index(target) + 1}", code == 0 and all(r["log_ratio"] == "" for r in of) and "no " in err, (code, [r["log_ratio"] for r in of], err.strip()))


def behind_ascii(case):
    rows, err = case.store(case.copy(), ".", "id, right(text, 40) as ending")
    endings = {r["id"]: r["ending"] for r in rows}
    case.must("all", len(endings) == 3 and len(set(endings.values())) == 1 and "?" not in endings["short"], (endings, err))


def drawn(page, width=900, script=""):
    """A page as Chromium has drawn it, with a script at its end that may write into it."""
    text = page.read_text(encoding="utf-8")
    copy = page.with_suffix(".drawn.html")
    copy.write_text(re.sub(r"<meta[^>]*Content-Security-Policy[^>]*>", "", text) + script if script else text, encoding="utf-8")
    profile = tempfile.mkdtemp(dir=page.parent)
    return subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", f"--user-data-dir={profile}",
                           f"--window-size={width},420", "--virtual-time-budget=6000", "--dump-dom", copy.as_uri()], capture_output=True, timeout=120).stdout.decode("utf-8", "replace")


def quotes_in_figures(case):
    folder = case.copy()
    code, out, err, _ = case.run("run", "nb.ipynb", "--output", "out", cwd=folder)
    assert code == 0, out + err
    case.must("xray.html", "\\u0026quot;" not in (folder / "xray.html").read_text(encoding="utf-8"), "&quot; in hover text")
    for name in ("heat.html", "bars.html"):
        if not CHROMIUM:
            case.cannot(name, "there is no Chromium")
            continue
        texts = [html.unescape(re.sub("<[^>]+>", "", t)) for t in re.findall(r"<text\b.*?</text>", drawn(folder / name), re.S)]
        case.must(name, any('"' in t for t in texts) and any("&" in t for t in texts) is (name == "heat.html") and not any("&quot;" in t or "&amp;" in t for t in texts), [t for t in texts if '"' in t or "&" in t])


def gaf(case):
    rows, err = case.store(case.copy(), "in.jsonl", "id", "--arabic-only")
    case.must("all", [r["id"] for r in rows] == ["maghreb"], ([r["id"] for r in rows], err))


def marks(case):
    of, text = case.statements(), case.texts()
    inner = text["a1"].split(": ")[1].strip("<>.")
    for id in ("a1", "a2", "a3", "a4"):
        case.must(id, [s["content"] for s in of[id]] == [inner], told(of[id]))
    case.must("a5", [s["content"] for s in of["a5"]] == [inner, text["a5"].split(": ")[2].strip("“».")], told(of["a5"]))
    whole = text["a6"][text["a6"].index(text["a6"].split()[3]):text["a6"].index(">>") + 2]
    case.must("a6", bool(of["a6"]) and of["a6"][0]["content"] == whole, told(of["a6"]))


def spark(case):
    folder = case.copy()
    asked = lambda name, columns="text": case.store(pathlib.Path(tempfile.mkdtemp(dir=case.folder)), folder / name, columns)
    rows, err = asked("begins.csv")
    case.must("begins.csv", len(rows) == 2 and all(r["text"].count('"') == 2 for r in rows) and rows[0]["text"].startswith('"'), [r["text"] for r in rows])
    rows, err = asked("spark.csv")
    case.must("spark.csv", rows[0]["text"].count('"') == 2 and "\\" not in rows[0]["text"] or "quot" in err, ([r["text"] for r in rows], err))
    rows, err = asked("twice.csv", "text, metadata")
    case.must("twice.csv", "twice" in err or len({rows[0]["text"], *re.findall(r'"([^"]+)"', rows[0]["metadata"] or "")} - {"text"}) > 1, (rows, err))


def names_with_marks(case):
    rows, err = case.store(case.copy(), "marks.csv", "text, published")
    case.must("all", len(rows) == 1 and rows[0]["published"] == "2012-02-04" and bool(rows[0]["text"]), (rows, err))


def dates(case):
    rows, err = case.store(case.copy(), "in.jsonl", "id, published")
    wanted = [["2013-01-20"], ["2012-10-03"], ["2014-04-30", ""], ["2012-02-04"], ["2012-02-04"], ["2013-01-20"]]
    for i, (row, right) in enumerate(zip(rows, wanted)):
        case.must(f"d{i}", row["published"] in right and (row["published"] or f"({i + 1})" in err), (row["published"], err))


def encodings(case):
    rows, err = case.store(case.copy(), ".", "id, text")
    for row in rows:
        arabic = len(re.findall("[ء-ي]", row["text"])) / max(1, len(re.findall(r"\w", row["text"])))
        garbled = len(re.findall("[ظط][^ء-ي\\s]", row["text"]))
        named = any(row["id"] in line and "encod" in line for line in err.splitlines())
        case.must(row["id"], arabic > 0.8 and garbled < 3 or named, (round(arabic, 2), row["text"][:40], err))


def degenerate(case):
    rows = case.rows("collocations", case.source / "same.jsonl")
    case.must("same.jsonl", all(finite(r[m]) for r in rows for m in ("g2", "chi2")), [(r["g2"], r["chi2"]) for r in rows])
    folder = case.copy("nb.ipynb")
    code, out, err, _ = case.run("run", "nb.ipynb", "--output", "out", cwd=folder)
    case.must("Wordfish", code == 1 and "Exception" in out + err and "nan" not in (out + err).lower(), (code, out, err))
    notebook = json.loads((folder / "nb.ipynb").read_text(encoding="utf-8"))
    cell = notebook["cells"][0]
    cell["source"] = "\n".join(line for line in "".join(cell["source"]).split("\n") if "Wordfish" not in line)
    (folder / "without.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    code, out, err, _ = case.run("run", "without.ipynb", "--output", "out", cwd=folder)
    printed = "".join(json.loads((folder / "out/without.ipynb").read_text(encoding="utf-8"))["cells"][0]["outputs"][0]["text"]) if code == 0 else out + err
    case.must("Yule's K", " K NaN" in printed, printed)


def urls(case):
    rows = case.rows("terms", case.source / "in.jsonl")
    terms = {r["term"]: r["count"] for r in rows}
    case.must("address", not {"https", "example", "org", "path", "q", "x"} & set(terms), list(terms))
    case.must("hashtag", any(t.startswith("#") and "_" in t for t in terms), list(terms))
    numbers = [(r["term"], r["count"]) for r in rows if re.fullmatch(r"[\d٠-٩٬٫,.]{5,}", r["term"])]
    case.must("number", len(numbers) == 1 and numbers[0][1] == "2", numbers)


def long_title(case):
    folder = case.copy()
    code, out, err, _ = case.run("run", "nb.ipynb", "--output", "out", cwd=folder)
    assert code == 0, out + err
    if not CHROMIUM:
        case.cannot("bars.html", "there is no Chromium")
        return
    measure = """<script>setTimeout(() => { const p = document.createElement('pre'); p.id = 'measured'; p.textContent = JSON.stringify([innerWidth,
        ...[...document.querySelectorAll('.gtitle')].map(t => { const b = t.getBoundingClientRect(); return [b.left, b.right]; })]); document.body.append(p); }, 3000)</script>"""
    for width in (600, 900):
        found = re.search(r'<pre id="measured">(.*?)</pre>', drawn(folder / "bars.html", width, measure))
        width_seen, *titles = json.loads(found[1]) if found else [0]
        case.must(f"{width} wide", bool(titles) and all(left >= 0 and right <= width_seen for left, right in titles), (width_seen, titles))


def read_also(case):
    page = (case.source / "page.html").read_text(encoding="utf-8")
    word = re.search(r"<a [^>]*>(\S+)", page)[1]
    code, out, err, _ = case.run("kwic", case.source / "page.html", word, "--format", "csv")
    case.must("page.html", code == 0 and len(out.strip().splitlines()) <= 1, out)


def analyst(case):
    of = {}
    for name in ("minimal-cases", "minimal-cases-2", "congress"):
        of |= case.statements(f"{name}.jsonl", case.source / f"{name}.yml")
    sign = {">": lambda s: s > 0, "<": lambda s: s < 0}
    # By issue: what each stance must be, and whether there must be one (!).
    wanted = {"s01": "strike>!", "s02": "strike>!", "s03": "inspections>!", "s04": "sanctions>!", "s05": "deal>! programme0", "s06": "sanctions<!", "s07": "sanctions<", "s08": "programme<!", "s09": "deal0", "s10": "deal0",
              "s11": "sanctions>!", "s12": "sanctions0", "s13": "sanctions<!", "s14": "deal>! inspections>!"}
    for id, rules in wanted.items():
        right = True
        for issue, way in re.findall(r"(\w+?)([<>0]!?)(?: |$)", rules):
            scores = [score for *_, score in stances(of[id], issue=issue)]
            right &= not scores if way == "0" else all(map(sign[way[0]], scores)) and (bool(scores) or "!" not in way)
        case.must(id, right, (rules, told(of[id])))
    spans = [(s["content_start"], s["content_end"]) for s in of["s15"]]
    case.must("s15", len(spans) == 1, told(of["s15"]))
    said = {id: [s["content"] for s in of[id]][-1:] for id in ("q1", "q2")}
    case.must("q1", said["q1"] == said["q2"] != [], told(of["q1"]))
    case.must("q3", bool(stances(of["q3"], "us", issue="deal")), told(of["q3"]))
    for id in ("c1", "c2"):
        case.must(id, {s["speaker"] for s in of[id]} == {"congress"}, told(of[id]))


def named(code, err, file, codes):
    """Whether a problem of a file is told as it should be: with an exit code of these, the file's name, and no crash."""
    return code in codes and file in err and "nexpected" not in err and "   at " not in err


def robustness(case):
    broken_articles(case)
    broken_notebooks(case)
    hostile_pages(case)
    queries(case)
    folder = case.copy()
    code, out, err, _ = case.run("cluster", "slurm", folder / "04-front-matter-crash.txt", "--shards", "2", "--out", f"{folder}/o\ntouch x", cwd=folder)
    case.must("cluster --out with a line feed", code == 2 and not list(folder.glob("o*")), (code, err))
    case.cannot("frame without a signature, cell of 50 MB", "memory of the kernel is measured by tests/AnalysisKit.Jupyter.Tests/messages.py")


def broken_articles(case):
    for name, limit in (("01-stackoverflow.txt", 30), ("04-front-matter-crash.txt", 30), ("07-quadratic-quotes.txt", 10), ("08-deep.html", 15), ("09-schema.parquet", 30), ("11-open-quote.csv.zst", 120)):
        folder = case.copy(name)
        for beside in ("00-good.txt", "99-good.txt"):
            (folder / beside).write_text(GOOD, encoding="utf-8")
        code, out, err, seconds = case.run("import", ".", "--store", "s.duckdb", cwd=folder, limit=limit)
        kept = case.rows("query", "s.duckdb", "select id from articles", cwd=folder) if code == 0 else []
        ids = {r["id"] for r in kept}
        case.must(name, code == 0 and {"00-good", "99-good"} <= ids and (len(ids) > 2 or named(code, err, name, (0,))), (code, f"{seconds:.1f} s", sorted(ids), err[:300]))
    folder = case.copy("07-quadratic-quotes.txt")
    code, _, err, seconds = case.run("statements", "07-quadratic-quotes.txt", "--topic", SYRIA, cwd=folder, limit=15)
    case.must("07-quadratic-quotes.txt read", code == 0, (code, f"{seconds:.1f} s", err[:200]))
    (folder / "deep.html").write_text("<html><body>" + "<div>" * 100_000 + GOOD, encoding="utf-8")
    code, _, err, seconds = case.run("import", "deep.html", "--store", "s.duckdb", cwd=folder, limit=30)
    case.must("08 five times as deep", code in (0, 3), (code, f"{seconds:.1f} s", err[:200]))
    for name in ("01-stackoverflow-topic.yml", "04-topic-crash.yml"):
        folder = case.copy(name)
        (folder / "good.txt").write_text(GOOD, encoding="utf-8")
        code, _, err, _ = case.run("statements", "good.txt", "--topic", name, cwd=folder, limit=30)
        case.must(name, named(code, err, name, (3,)), (code, err[:300]))


def sleeps(seconds):
    """The processes on this machine that sleep for just so long."""
    found = []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cmdline").read_bytes() == f"sleep\0{seconds}\0".encode():
                found.append(int(process.name))
        except OSError:
            pass
    return found


def broken_notebooks(case):
    folder, before = case.copy("05-child-hang.ipynb"), set(sleeps(47))
    code, out, err, seconds = case.run("run", "05-child-hang.ipynb", "--timeout", "10", "--output", "out", cwd=folder, limit=40)
    left = set(sleeps(47)) - before
    case.must("05-child-hang.ipynb", code is not None and seconds < 30 and not left, (code, f"{seconds:.1f} s", f"{len(left)} children left", out[-200:]))
    for process in left:
        os.kill(process, signal.SIGKILL)
    folder = case.copy("06-forged-pass.ipynb")
    code, out, err, _ = case.run("run", "06-forged-pass.ipynb", "--output", "out", cwd=folder, limit=60)
    case.must("06-forged-pass.ipynb", code not in (0, None) and "passed" not in out.split(":")[-1][:10], (code, out, err))
    for name in ("10-attachment.ipynb", "10-nested-markdown.ipynb", "10-png.ipynb"):
        folder = case.copy(name)
        code, out, err, _ = case.run("export", name, "--to", "html", "--output", "page.html", cwd=folder, limit=60)
        case.must(name, code == 0 and (folder / "page.html").exists() or named(code, err, name, (1, 2, 3)), (code, err))


def hostile_pages(case):
    hits = []

    class Count(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            hits.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 8199), Count)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name in ("02-xss-checkbox.ipynb", "02b-output-script.ipynb", "03-pictures-and-network.ipynb"):
        folder = case.copy(name)
        code, out, err, _ = case.run("export", name, "--to", "html", "--output", "page.html", cwd=folder, limit=60)
        if not CHROMIUM:
            case.cannot(name, "there is no Chromium")
            continue
        dom = drawn(folder / "page.html") if code == 0 else ""
        title = re.search("<title>(.*?)</title>", dom)
        case.must(name, code == 0 and bool(title) and title[1] != "XSS" and not hits and (not name.startswith("03") or "data:image" not in dom and "scan.png" in err and "secret.png" in err), (code, title and title[1], hits, err))
    server.shutdown()


def queries(case):
    folder = pathlib.Path(tempfile.mkdtemp(dir=case.folder))
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    case.run("import", "a.txt", "--store", "s.duckdb", cwd=folder)
    for sql in ("select * from enable_logging(storage='file', storage_path='log')", "call enable_logging(storage='file', storage_path='log')", "select * from read_text('/etc/passwd')", "select * from read_csv('http://127.0.0.1:1/a.csv')", "select * from glob('/*')"):
        code, out, err, _ = case.run("query", "s.duckdb", sql, cwd=folder, limit=30)
        case.must(sql, code not in (0, None) and not out and "nexpected" not in err and not (folder / "log").exists(), (code, out[:80], err[:200]))
    for sql in ("select [1, null] as a", "select map {'a': 1} as a", "select 1::union(n int, s varchar) as a", "select date '9999-12-31' + 100000 as a", "select date '-290000-01-01' as a", "select time '24:00:00' as a"):
        code, out, err, _ = case.run("query", "s.duckdb", sql, "--format", "csv", cwd=folder, limit=30)
        case.must(sql, code == 0 and len(out.splitlines()) == 2, (code, out, err))


CHECKS = {
    "01": hypothetical, "02": third_party, "03": paragraphs, "04": speakers(a1=["syria-gov", ""], a2=["russia", ""], a3=["un", ""], a4={"us"}, a5=["russia", ""]), "05": former, "06": sources,
    "07": passive, "08": stop_words, "09": nickname, "10": titles, "11": log_ratio, "12": behind_ascii, "13": quotes_in_figures, "14": gaf, "15": marks,
    "16": speakers(a1=["russia"], a2=["russia"], a3=["russia"], a4=["russia"], a5=["russia", "us"], a6=["us"], a7=["un"], a8=["russia", "us"]), "17": spark, "18": names_with_marks, "19": dates, "20": encodings,
    "21": degenerate, "22": urls, "23": long_title, "24": read_also, "25": analyst, "26": robustness,
}


# What reading gets wrong, as its precision and recall say: the parts of each case.
KNOWN = {"25": {"s11", "s12", "s14", "c2"}}


def main(cases, *program):
    cases = pathlib.Path(cases)
    if not cases.is_dir():
        print(f"skipped: there are no cases at {cases}")
        return 0
    right, wrong, known, unjudged = 0, 0, 0, 0
    for folder in sorted(f for f in cases.iterdir() if f.is_dir()):
        number = folder.name[:2]
        with tempfile.TemporaryDirectory() as work:
            case = Case(folder, pathlib.Path(work), program)
            try:
                CHECKS[number](case) if number in CHECKS else case.cannot("all", "no check is written for it")
            except Exception as e:  # a case whose output is of another shape is wrong; the others still count
                case.must("check", False, f"{type(e).__name__}: {e}")
        expected = KNOWN.get(number, set())
        case.seen = [(part, "known" if how == "wrong" and part in expected else how, seen) for part, how, seen in case.seen]
        for part in sorted(p for p, how, _ in case.seen if how == "right" and p in expected):
            case.must(f"{part} is known to be wrong", False, "it is right now: take it out of KNOWN")
        counts = {v: sum(s[1] == v for s in case.seen) for v in ("right", "wrong", "known", "not judged")}
        right, wrong, known, unjudged = right + counts["right"], wrong + counts["wrong"], known + counts["known"], unjudged + counts["not judged"]
        verdict = next(v for v in ("wrong", "known", "right", "not judged") if counts[v])
        print(f"{folder.name}: {verdict} ({', '.join(f'{n} {v}' for v, n in counts.items() if n)})", flush=True)
        for part, how, seen in case.seen:
            if how != "right":
                print(f"  {how}: {part}: {str(seen)[:600]}")
    print(f"{right} parts right, {wrong} wrong, {known} known to be wrong, {unjudged} not judged by a machine")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
