"""Checks what packing and the packages made: check.py packages FOLDER | figure HTML PNG | notebook EXECUTED | by-package NOTEBOOK FOLDER VERSION OUTPUT [BEFORE] | host EXECUTED SAVED | readme-lines README | program FOLDER NAME."""
import json
import pathlib
import re
import struct
import sys
import xml.etree.ElementTree as xml
import zipfile

DUCKDB = {"linux-x64": "libduckdb.so", "linux-arm64": "libduckdb.so", "win-x64": "duckdb.dll", "osx-arm64": "libduckdb.dylib", "osx-x64": "libduckdb.dylib"}
NOTICES = "THIRD-PARTY-NOTICES.txt"
# Guards against a library that comes along unseen. DuckDB takes 71 of them, the compiler of the notebooks 25, and the clients of language models' servers 23 (Anthropic's 12, OpenAI's 5),
# which are loaded only where a model reads.
LIMIT = 185_000_000
# How a table of the kit begins that is no frame.
RESULT = r'<table (?:dir="rtl" lang="ar" )?style="border-collapse:collapse;margin:.5em 0;'


def described(package, names, readme):
    """What a package says of itself, as a registry shows it."""
    nuspec = package.read(next(n for n in names if n.endswith(".nuspec")))
    fields = {e.tag.split("}")[1]: e.text for e in xml.fromstring(nuspec)[0]}
    for field in ("description", "tags", "authors"):
        if not fields.get(field):
            yield f"has no {field}"
    if fields.get("license") != "MIT":
        yield "has no licence"
    if fields.get("readme") != "README.md" or len(readme) < 300 or b"```" not in readme:
        yield "has no README with an example"


def named(notices):
    """The packages that a text of third-party notices names, each as (name in small letters, version)."""
    return {(n.lower(), v) for n, v in re.findall(r"^(\S+) (\d\S*)\n  Licence: ", notices, re.M)}


def unnamed(what, notices, brought):
    """Problems of what was made: no third-party notices in it, or a package of others in it, or asked for by it, that they do not name."""
    if notices is None:
        yield f"{what} has no THIRD-PARTY-NOTICES.txt"
        return
    known = named(notices)
    for name, version in sorted(set(brought)):
        if not name.startswith("AnalysisKit") and (name.lower(), version) not in known:
            yield f"{what} brings {name} {version}, which its THIRD-PARTY-NOTICES.txt does not name"


def libraries_of(depends):
    """The packages in the list of an application's libraries (deps.json)."""
    for key, library in json.loads(depends)["libraries"].items():
        if library["type"] == "package":
            yield tuple(key.split("/"))


def asked_for(package, names):
    """The packages that a package asks for in its nuspec, and those that a tool has with it."""
    nuspec = xml.fromstring(package.read(next(n for n in names if n.endswith(".nuspec"))))
    for element in nuspec.iter():
        if element.tag.split("}")[1] == "dependency":
            yield element.attrib["id"], element.attrib["version"].strip("[]")
    for name in names:
        if name.endswith(".deps.json"):
            yield from libraries_of(package.read(name))


def packages(folder):
    """Problems of the packages in a folder: a description, a README, third-party notices, documentation and symbols each, and for the tool DuckDB of five systems."""
    systems = set()
    files = sorted(pathlib.Path(folder).glob("*.nupkg"))
    for file in files:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            for problem in described(package, names, package.read("README.md")):
                yield f"{file.name} {problem}"
            notices = package.read(NOTICES).decode("utf-8") if NOTICES in names else None
            yield from unnamed(file.name, notices, asked_for(package, names))
            system = re.match(r"AnalysisKit\.Tool\.([a-z]+-[a-z0-9]+)\.\d", file.name)
            libraries = [n for n in names if n.startswith("lib/")]
            if system:
                systems.add(system[1])
                if f"tools/net10.0/{system[1]}/{DUCKDB[system[1]]}" not in names:
                    yield f"{file.name} has no DuckDB for its system"
                if sum(n.split("/")[-1] in DUCKDB.values() for n in names) > 1:
                    yield f"{file.name} has DuckDB for other systems"
            elif libraries and len(libraries) != 2:
                yield f"{file.name} should have an assembly and its documentation, and has {libraries}"
            if (system or libraries) and not file.with_suffix(".snupkg").exists():
                yield f"{file.name} has no symbols"
        print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
    if systems != set(DUCKDB):
        yield f"the tool is for {sorted(systems)}, not for {sorted(DUCKDB)}"


def figure(page, picture):
    """Problems of a figure's page and picture."""
    html = pathlib.Path(page).read_text(encoding="utf-8")
    libraries = len(re.findall(r"plotly\.js v\d", html))
    if libraries != 1:
        yield f"{page} holds plotly.js {libraries} times"
    if 'class="analysiskit-figure"' not in html or "Russia" not in html:
        yield f"{page} draws no figure of the positions"
    png = pathlib.Path(picture).read_bytes()
    if png[:8] != b"\x89PNG\r\n\x1a\n":
        yield f"{picture} is no PNG"
    else:
        width, height = struct.unpack(">II", png[16:24])
        print(f"{picture}: {width} by {height} points, {len(png)} bytes")
        if width < 600 or height < 200 or len(png) < 10_000:
            yield f"{picture} is too small for a figure"


def notebook(executed):
    """Problems of a notebook that was run: errors, or no figure that is shown; prints what its cells printed."""
    cells = [c for c in json.loads(pathlib.Path(executed).read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"]
    outputs = [o for c in cells for o in c["outputs"]]
    if any(c["execution_count"] is None for c in cells):
        yield "a cell did not run"
    for output in outputs:
        if output["output_type"] == "stream":
            print("".join(output["text"]), end="")
        elif output["output_type"] == "error":
            yield f"{output['ename']}: {output['evalue']}"
    if not any("analysiskit-figure" in "".join(o.get("data", {}).get("text/html", "")) for o in outputs):
        yield "no cell shows a figure"


def by_package(notebook, folder, version, output, before=""):
    """Writes a notebook that takes the kit from packages where the given one takes it from files beside it; another package is loaded before it if one is named."""
    document = json.loads(pathlib.Path(notebook).read_text(encoding="utf-8"))
    for cell in document["cells"]:
        source, lines, taken = "".join(cell["source"]), [], False
        for line in source.split("\n"):
            if found := re.match(r'#r "(?:nuget: )?(?:\.\./src/[^"]*/)?(AnalysisKit[.A-Za-z]*?|Microsoft\.Data\.Analysis)(?:\.dll|, VERSION)"', line):
                name = "AnalysisKit.Store" if found[1] == "AnalysisKit.Store" else "AnalysisKit.Interactive"
                line = f'#r "nuget: {name}, {version}"'
                if not taken:
                    lines.append(f'#i "nuget:{folder}"')
                taken = True
                if line in lines:
                    continue
            lines.append(line)
        cell["source"] = "\n".join(lines)
    if before:
        document["cells"].insert(0, {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": f'#r "nuget: {before}"'})
    pathlib.Path(output).write_text(json.dumps(document), encoding="utf-8")
    return []


def host(executed, saved):
    """Problems of a notebook that .NET Interactive ran: an error, a value that shows as a tree of its properties, or fewer tables and figures than the saved outputs have."""
    shown, was = ([o for c in json.loads(pathlib.Path(f).read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code" for o in c["outputs"]] for f in (executed, saved))
    pages = ["".join(o.get("data", {}).get("text/html", "")) for o in shown]
    before = ["".join(o.get("data", {}).get("text/html", "")) for o in was]
    for output in shown:
        if output["output_type"] == "error":
            yield f"{output['ename']}: {output['evalue']}"
    for page in pages:
        if tree := re.search(r'class="dni-treeview">(.{0,200})', page, re.S):
            yield f"a value shows as a tree: {re.sub('<[^>]*>', '', tree[1])}"
    for what, mark in (("tables of frames", 'class="dataframe"'), ("tables of results", RESULT), ("figures", 'class="analysiskit-figure"')):
        number, wanted = (sum(bool(re.search(mark, page)) for page in p) for p in (pages, before))
        print(f"{number} {what}", end=", " if what != "figures" else "\n")
        if number < max(wanted, 0 if before else 1):
            yield f"{number} {what} are shown; the saved outputs have {wanted}"


def readme_lines(readme):
    """Prints the command lines of the sections of a README that build and install, in their order."""
    for heading in ("Start", "Install"):
        section = re.search(rf"^## {heading}\n(.*?)^## ", pathlib.Path(readme).read_text(encoding="utf-8"), re.S | re.M)
        lines = [line for block in re.findall(r"^```(?:bash|sh)\n(.*?)^```", section[1] if section else "", re.S | re.M) for line in block.splitlines() if line.strip()]
        if not lines:
            yield f"{heading} has no command lines"
        print("\n".join(lines))


def program(folder, name):
    """Problems of the published command: another name, too many bytes, or a package of others that its third-party notices do not name."""
    files = [f for f in pathlib.Path(folder).rglob("*") if f.is_file()]
    size = sum(f.stat().st_size for f in files)
    print(f"{folder}: {size / 1e6:.1f} MB in {len(files)} files")
    if size >= LIMIT:
        yield f"{folder} has {size / 1e6:.1f} MB; {LIMIT / 1e6:.0f} are the limit"
    programs = sorted(f.name for f in files if f.name.lower() in {"analysiskit", "analysiskit.exe", "analysiskit.cli", "analysiskit.cli.exe"})
    if programs != [name]:
        yield f"{folder} has the programs {programs}, not {name}"
    if sum(f.name in DUCKDB.values() for f in files) != 1:
        yield f"{folder} should have one native library of DuckDB"
    notices, depends = pathlib.Path(folder, NOTICES), pathlib.Path(folder, "AnalysisKit.Cli.deps.json")
    brought = list(libraries_of(depends.read_text(encoding="utf-8")))
    yield from unnamed(folder, notices.read_text(encoding="utf-8") if notices.exists() else None, brought)
    print(f"{folder}: {len(brought)} packages of others")


if __name__ == "__main__":
    problems = list({"packages": packages, "figure": figure, "notebook": notebook, "by-package": by_package, "host": host, "readme-lines": readme_lines, "program": program}[sys.argv[1]](*sys.argv[2:]))
    for problem in problems:
        print(f"failed: {problem}")
    sys.exit(1 if problems else 0)
