#!/usr/bin/python3
"""Whole runs of analysiskit beside other tools doing the same work on the same corpus, start of the process included.

    tests/AnalysisKit.Benchmarks/peers/run.py peers threads memory scaling check [--corpus FILE] [--megabytes 200] [--rounds 5]
    tests/AnalysisKit.Benchmarks/peers/run.py table --readme README.md

The work: read JSON lines, cut Arabic texts into words in normal form, count them per source, compare one source with all others by the log-likelihood ratio, print 30 words.
Runs are interleaved (A B C, A B C ...); a ratio is of the two runs of one round, and what is told is the median with the least and the greatest.

Debian packages: liblucene4.10-java libjackson2-core-java default-jdk-headless python3-sklearn python3-nltk r-cran-tidytext r-cran-jsonlite. A tool that is missing is named and left out.
Results are kept in artifacts/benchmarks, one file per measure, and "table" writes those that are there; in a README, those beside other tools and those of threads.
"""
import argparse
import csv
import fcntl
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
RESULTS = ROOT / "artifacts" / "benchmarks"
JARS = [Path("/usr/share/java") / name for name in ("lucene-core-4.10.4.jar", "lucene-analyzers-common-4.10.4.jar", "jackson-core.jar")]
KIT = RESULTS / "kit" / "AnalysisKit.Cli.dll"
BENCHMARKS = ROOT / "tests/AnalysisKit.Benchmarks/bin/Release/net10.0/AnalysisKit.Benchmarks.dll"
BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"


@dataclass
class CorpusFile:
    path: str
    articles: int
    size: int
    target: str


@dataclass
class Run:
    """A command to measure. Ratios are told against the run named by `base`."""
    name: str
    work: str
    command: list
    corpus: CorpusFile
    base: str = ""


@contextmanager
def held(lock):
    """Holds a lock file, when one is named."""
    with open(lock or os.devnull, "a") as file:
        if lock:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def build(lock):
    with held(lock):
        build_all()


def build_all():
    # As one installs it for large work: compiled for this system beforehand.
    system = subprocess.run(["dotnet", "msbuild", ROOT / "src/AnalysisKit.Cli", "-getProperty:NETCoreSdkRuntimeIdentifier"], check=True, capture_output=True, text=True).stdout.strip()
    subprocess.run(["dotnet", "publish", ROOT / "src/AnalysisKit.Cli", "-c", "Release", "-r", system, "-o", KIT.parent, "-v", "q", "--nologo"], check=True, stdout=sys.stderr)
    subprocess.run(["dotnet", "build", ROOT / "tests/AnalysisKit.Benchmarks", "-c", "Release", "-v", "q", "--nologo"], check=True, stdout=sys.stderr)
    if shutil.which("javac") and all(jar.exists() for jar in JARS):
        subprocess.run(["javac", "-d", RESULTS / "classes", "-cp", ":".join(map(str, JARS)), HERE / "LuceneTerms.java"], check=True)


def corpus(arguments, unit, least):
    path = RESULTS / f"corpus-{least}-{unit}.jsonl"
    told = subprocess.run(["dotnet", BENCHMARKS, "corpus", arguments.corpus, path, unit, str(least)], check=True, capture_output=True, text=True).stdout
    articles, size, largest = told.rstrip("\n").split("\t")
    return CorpusFile(str(path), int(articles), int(size), arguments.target or largest)


def keyness(file, threads, *more):
    return ["dotnet", KIT, "keyness", file.path, "--group", "source", "--target", file.target, "--threads", str(threads), "--format", "csv", *more, "--top", "30"]


def stems(file, threads):
    return keyness(file, threads, "--stems", "--no-stop-words")


def statements(file, threads):
    return ["dotnet", KIT, "statements", file.path, "--topic", ROOT / "data/topics/syria.yml", "--format", "jsonl", "--threads", str(threads)]


def java(file, way):
    return ["java", "-XX:+UseSerialGC", "-cp", ":".join(map(str, [*JARS, RESULTS / "classes"])), "LuceneTerms", file.path, file.target, way]


def python(script, file, *more):
    return ["/usr/bin/python3", "-B", HERE / script, file.path, *more]


def peer_runs(arguments):
    whole, large = corpora(arguments)
    ours, ours_stems = "AnalysisKit, 1 thread", "AnalysisKit, stems, 1 thread"
    more = f", {round(large.size / 1e6)} MB"
    return [run for run in [
        Run(ours, "words", keyness(whole, 1), whole),
        Run("Lucene Java: StandardTokenizer, ArabicNormalizationFilter", "words", java(whole, "words"), whole, ours),
        Run("scikit-learn: CountVectorizer", "words", python("sklearn_terms.py", whole, whole.target), whole, ours),
        Run("NLTK: RegexpTokenizer, FreqDist", "words", python("nltk_terms.py", whole, whole.target), whole, ours),
        Run(ours_stems, "stems without stop words", stems(whole, 1), whole),
        Run("Lucene Java: ArabicAnalyzer", "stems without stop words", java(whole, "stems"), whole, ours_stems),
        Run(ours + more, "words", keyness(large, 1), large),
        Run("Lucene Java: StandardTokenizer, ArabicNormalizationFilter" + more, "words", java(large, "words"), large, ours + more),
        Run(ours_stems + more, "stems without stop words", stems(large, 1), large),
        Run("Lucene Java: ArabicAnalyzer" + more, "stems without stop words", java(large, "stems"), large, ours_stems + more),
        Run("tidytext: unnest_tokens", "words", ["Rscript", HERE / "tidytext_terms.R", whole.path, whole.target], whole, ours),
        Run("merely reading the JSON: Utf8JsonReader (C#)", "parse", ["dotnet", BENCHMARKS, "parse", whole.path], whole, ours),
        Run("merely reading the JSON: Jackson (Java)", "parse", java(whole, "parse"), whole, ours),
        Run("merely reading the JSON: json (Python)", "parse", python("parse_json.py", whole), whole, ours),
    ] if is_there(run)]


def is_there(run):
    command = run.command
    missing = shutil.which(str(command[0])) is None or (command[0] == "java" and not (RESULTS / "classes/LuceneTerms.class").exists())
    missing = missing or (command[0] == "/usr/bin/python3" and subprocess.run([command[0], "-c", "import sklearn, nltk"], capture_output=True).returncode != 0)
    if missing:
        print(f"left out, not installed: {run.name}", file=sys.stderr)
    return not missing


def corpora(arguments):
    return [corpus(arguments, "megabytes", size) for size in (arguments.megabytes, arguments.megabytes * 5)]


def thread_runs(arguments):
    whole, large = corpora(arguments)
    return [Run(f"{work}, {round(file.size / 1e6)} MB, {threads} thread{'s' * (threads > 1)}", work, command(file, threads), file, "" if threads == 1 else f"{work}, {round(file.size / 1e6)} MB, 1 thread")
            for work, command, file in (("words", keyness, whole), ("words", keyness, large), ("stems", stems, whole), ("stems", stems, large), ("statements", statements, whole)) for threads in (1, 2)]


def memory_runs(arguments):
    files = corpora(arguments)
    return [Run(f"{work}, {round(file.size / 1e6)} MB, {threads} thread{'s' * (threads > 1)}", work, command(file, threads), file)
            for work, command in (("words", keyness), ("stems", stems), ("statements", statements)) for threads in (1, 2) for file in files]


def scaling_runs(arguments):
    runs = []
    for articles in (1, 1_000, 10_000, 100_000):
        file = corpus(arguments, "articles", articles)
        # A corpus of one article is read without comparing groups, which needs two: it shows what the start costs.
        runs.append(Run(f"words, {articles:,} articles", "words", keyness(file, 1) if articles > 1 else ["dotnet", KIT, "terms", file.path, "--group", "source", "--format", "csv"], file))
        if articles <= 10_000 or arguments.long:
            runs.append(Run(f"statements, {articles:,} articles", "statements", statements(file, 1), file))
    return runs


IN_README = ("peers", "threads")
MEASURES = {"peers": peer_runs, "threads": thread_runs, "memory": memory_runs, "scaling": scaling_runs}


def busy_seconds():
    with open("/proc/stat") as stat:
        times = [int(part) for part in stat.readline().split()[1:9]]
    return (sum(times) - times[3] - times[4]) / os.sysconf("SC_CLK_TCK")


def measure(run, lock):
    """Runs a command once: wall and processor seconds, peak memory, and how many processor seconds others used meanwhile."""
    with held(lock), open(RESULTS / "output.txt", "wb") as output, open(RESULTS / "errors.txt", "wb") as errors:
        busy, start = busy_seconds(), time.perf_counter()
        child = subprocess.Popen([str(part) for part in run.command], stdout=output, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        seconds, others = time.perf_counter() - start, busy_seconds() - busy
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{run.name} ended with {child.returncode}: {(RESULTS / 'errors.txt').read_text(errors='replace')[-2000:]}")
    processor = usage.ru_utime + usage.ru_stime
    return {"seconds": seconds, "processor": processor, "peak": usage.ru_maxrss / 1000, "others": max(0, others - processor) / seconds}


def interleave(runs, arguments):
    rounds = []
    for number in range(arguments.rounds):
        rounds.append({run.name: measure(run, arguments.lock) for run in runs})
        for run in runs:
            told = rounds[-1][run.name]
            print(f"{number + 1}/{arguments.rounds} {run.name}: {told['seconds']:.2f} s, {run.corpus.size / 1e6 / told['seconds']:.1f} MB/s, peak {told['peak']:.0f} MB, "
                  f"processor {told['processor']:.2f} s, others {told['others']:.2f}", file=sys.stderr)
    return [{"name": run.name, "work": run.work, "base": run.base, "articles": run.corpus.articles, "size": run.corpus.size,
             "runs": [one[run.name] for one in rounds]} for run in runs]


def version(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return (done.stdout or done.stderr).splitlines()[0].strip() if done.returncode == 0 else ""


def machine():
    packages = [f"{name} {told}" for name, package in (("scikit-learn", "python3-sklearn"), ("NLTK", "python3-nltk"), ("tidytext", "r-cran-tidytext"), ("R", "r-base-core"), ("Lucene", "liblucene4.10-java"))
                if (told := version("dpkg-query", "-W", "-f", "${Version}", package).split("-")[0].split("+")[0])]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB, Linux; .NET {version('dotnet', '--version')}, Python {platform.python_version()}, {version('java', '-version') or 'no Java'}, {', '.join(packages)}"


def spread(values, digits=1):
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def speeds(row):
    return [row["size"] / 1e6 / one["seconds"] for one in row["runs"]]


def ratios(row, rows):
    """How many times as fast as this row its base is, round by round."""
    base = next((other for other in rows if other["name"] == row["base"]), None)
    return [b / a for a, b in zip(speeds(row), speeds(base))] if base else []


def table_of(measure_name, result):
    rows, lines = result["rows"], []
    if measure_name == "scaling":
        lines += ["| run | seconds | ms per article beyond the start | peak MB |", "|---|---|---|---|"]
        for row in rows:
            start = next(other for other in rows if other["work"] == row["work"] and other["articles"] == 1)
            cost = "" if row is start else spread([(a["seconds"] - b["seconds"]) * 1000 / row["articles"] for a, b in zip(row["runs"], start["runs"])], 3)
            lines.append(f"| {row['name']} | {spread([one['seconds'] for one in row['runs']], 2)} | {cost} | {spread([one['peak'] for one in row['runs']], 0)} |")
        return lines
    heading = {"peers": "AnalysisKit is so many times as fast", "threads": "so many times as fast as 1 thread"}.get(measure_name, "")
    lines += [f"| run | MB of JSON | MB/s | peak MB | {heading} |", "|---|---|---|---|---|"]
    for row in rows:
        times = ratios(row, rows)
        if measure_name == "threads":
            times = [1 / ratio for ratio in times]
        lines.append(f"| {row['name']} | {row['size'] / 1e6:.0f} | {spread(speeds(row))} | {spread([one['peak'] for one in row['runs']], 0)} | {spread(times, 2) if times else ''} |")
    return lines


def tables(names):
    lines = []
    for name in names:
        kept = RESULTS / f"{name}.json"
        if kept.exists():
            result = json.loads(kept.read_text())
            busiest = max(one["others"] for row in result["rows"] for one in row["runs"])
            lines += [*table_of(name, result), "", f"`{result['command']}` at {result['commit']}, {result['rounds']} rounds, median (least-greatest); {result['machine']}; "
                      f"other processes used at most {busiest:.1f} cores.", ""]
    return lines


def write_tables(readme):
    if not readme:
        print("\n".join(tables(MEASURES)))
        return
    lines = tables(IN_README)
    text = Path(readme).read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        sys.exit(f"{readme} has no lines {BEGIN} and {END}. Write them where the table is to stand.")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    Path(readme).write_text(before + BEGIN + "\n" + "\n".join(lines) + END + after, encoding="utf-8")


def check(arguments):
    """Whether all tools count the same: tokens, terms, and how many of AnalysisKit's 30 words each has, spelling folded."""
    from peer import NORMAL
    for run in peer_runs(arguments):
        if run.work == "parse" or run.corpus.size > arguments.megabytes * 2e6:
            continue
        measure(run, arguments.lock)
        lines = (RESULTS / "output.txt").read_text(encoding="utf-8").splitlines()
        if not run.base:
            # The key is the normal form. The whole table has the totals.
            top = [cells["key"] for cells in csv.DictReader(lines)]
            measure(Run(run.name, run.work, run.command[:-2], run.corpus), arguments.lock)
            with open(RESULTS / "output.txt", encoding="utf-8", newline="") as whole:
                counts = [int(cells["target_count"]) + int(cells["reference_count"]) for cells in csv.DictReader(whole)]
            print(f"{run.name}: # tokens {sum(counts)} terms {len(counts)}")
        else:
            words = {line.split("\t")[0].translate(NORMAL) for line in lines[1:31]}
            print(f"{run.name}: {lines[0]}; has {len(words & set(top))} of the 30; not {' '.join(word for word in top if word not in words) or 'missing any'}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="+", choices=[*MEASURES, "check", "table"])
    shared = ROOT.parent / "shared/articles/news_sample.jsonl"
    parser.add_argument("--corpus", default=str(shared) if shared.exists() else "", help="a file or folder that the kit reads, whose articles have sources; the sample corpus when there is no other")
    parser.add_argument("--megabytes", type=int, default=200, help="the articles are repeated to this size")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--target", default="", help="the source to compare with all others; the one with most text")
    parser.add_argument("--only", default="", help="only runs whose name holds this, and their bases")
    parser.add_argument("--long", action="store_true", help="statements of 100,000 articles too")
    parser.add_argument("--lock", help="a file that is locked (flock) during each single run, so that builds on the same machine wait")
    parser.add_argument("--readme", help="write the tables between the markers in this file")
    arguments = parser.parse_args()
    RESULTS.mkdir(parents=True, exist_ok=True)
    if arguments.measures != ["table"]:
        build(arguments.lock)
    for name in arguments.measures:
        if name == "check":
            check(arguments)
        if name not in MEASURES:
            continue
        runs = MEASURES[name](arguments)
        chosen = [run for run in runs if arguments.only in run.name]
        runs = [run for run in runs if run in chosen or run.name in [other.base for other in chosen]]
        result = {"rows": interleave(runs, arguments), "rounds": arguments.rounds, "machine": machine(), "commit": version("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"),
                  "command": f"tests/AnalysisKit.Benchmarks/peers/run.py {name} --megabytes {arguments.megabytes} --rounds {arguments.rounds}"}
        (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=1))
    write_tables(arguments.readme)


if __name__ == "__main__":
    main()
