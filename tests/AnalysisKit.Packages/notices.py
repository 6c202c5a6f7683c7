"""Writes THIRD-PARTY-NOTICES.txt, or says how it differs from what the lock files and the packages say: notices.py [check].

Named is every package that a packed project, or the command, brings with it: those of packages.lock.json, but for the ones that only building needs
(PrivateAssets). What is said of each comes from the package itself in NuGet's cache. So restore first: dotnet restore."""
import difflib
import json
import os
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILE = ROOT / "THIRD-PARTY-NOTICES.txt"
TEXTS = pathlib.Path(__file__).resolve().parent / "licenses"
CACHE = pathlib.Path(os.environ.get("NUGET_PACKAGES") or pathlib.Path.home() / ".nuget/packages")

# Packages that name their licence by a file or an address, and by which of their licences those with several are used here.
LICENSES = {
    "AsyncIO": "MPL-2.0",
    "CsvHelper": "Apache-2.0",
    "Fable.Core": "MIT",
    "J2N": "Apache-2.0",
    "K4os.Compression.LZ4": "MIT",
    "Lucene.Net": "Apache-2.0",
    "Lucene.Net.Analysis.Common": "Apache-2.0",
    "Microsoft.AspNetCore.Html.Abstractions": "Apache-2.0",
    "NetMQ": "LGPL-3.0",
    "OllamaSharp": "MIT",
    "System.Data.DataSetExtensions": "MIT",
}

# What lies inside packages and has a name, an owner and a licence of its own. A version is looked up in the package where that says it.
INSIDE = [
    ("Plotly.NET", "plotly.js", "MIT", "Copyright 2012-2024, Plotly, Inc.", "https://plotly.com/javascript/"),
    ("DuckDB.NET.Bindings.Full", "DuckDB", "MIT", "Copyright 2018-2026 Stichting DuckDB Foundation", "https://duckdb.org/"),
    ("Snappier", "Snappy", "BSD-3-Clause", "Copyright 2011, Google Inc.", "https://github.com/google/snappy"),
    ("ZstdSharp.Port", "Zstandard", "BSD-3-Clause", "Copyright (c) Meta Platforms, Inc. and affiliates", "https://github.com/facebook/zstd"),
    ("K4os.Compression.LZ4", "LZ4", "BSD-2-Clause", "Copyright (c) Yann Collet", "https://github.com/lz4/lz4"),
    ("UTF.Unknown", "Mozilla's universal charset detector", "MPL-1.1", "Copyright Netscape Communications Corporation and contributors", "https://www-archive.mozilla.org/projects/intl/universalcharsetdetection"),
]

HEAD = """\
AnalysisKit stands on the work of others. Its packages ask for the packages below, and the published command and the .NET tool contain them.
AnalysisKit itself is under the MIT licence (LICENSE). This file is written by tests/AnalysisKit.Packages/notices.py from the lock files.
The program that starts the command is Microsoft's, from the .NET SDK (MIT, (c) .NET Foundation and Contributors).
"""


def projects():
    """The projects that are packed, each with the packages that it asks for itself, but for those that only building needs."""
    for file in sorted(ROOT.glob("src/*/*.csproj")):
        project = xml.parse(file).getroot()
        if any((e.text or "").strip() == "true" for e in project.iter("IsPackable")):
            yield file, [e.attrib["Include"] for e in project.iter("PackageReference") if e.attrib.get("PrivateAssets") != "all"]


def packages():
    """Name and version of every package that packed projects bring with them."""
    found = {}
    for file, direct in projects():
        locked = {name.lower(): (name, entry) for name, entry in json.loads((file.parent / "packages.lock.json").read_text(encoding="utf-8"))["dependencies"]["net10.0"].items()}
        waiting = [name.lower() for name in direct] + [name for name, (_, entry) in locked.items() if entry["type"] == "Project"]
        seen = set()
        while waiting:
            if (key := waiting.pop()) in seen or key not in locked:  # a name that is not locked is part of .NET itself
                continue
            seen.add(key)
            name, entry = locked[key]
            waiting += [d.lower() for d in entry.get("dependencies", {})]
            if entry["type"] != "Project":
                found[name, entry["resolved"]] = None
    return sorted(found, key=lambda p: (p[0].lower(), p[1]))


def read(path):
    return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n").strip() + "\n"


def described(name, version):
    """What a package says of itself: its folder, licence, copyright and address. A package that says no licence must be among LICENSES."""
    folder = CACHE / name.lower() / version.lower()
    files = list(folder.glob("*.nuspec"))
    if not files:
        sys.exit(f"failed: {name} {version} is not in {CACHE}: restore first (dotnet restore)")
    fields = {e.tag.split("}")[1]: e for e in xml.parse(files[0]).getroot()[0]}
    stated = fields.get("license")
    license = LICENSES.get(name) or (stated.text if stated is not None and stated.attrib.get("type") == "expression" else None)
    if license is None or not (TEXTS / f"{license}.txt").exists():
        sys.exit(f"failed: {name} {version} has the licence {license}: say in LICENSES of {__file__} which it is, and put its text into {TEXTS}")
    text = lambda field: " ".join((fields[field].text or "").split()) if field in fields else ""
    owned = [line.strip() for path in sorted(folder.glob("LICENSE*")) for line in read(path).split("\n") if re.match(r"\s*Copyright\b.*\d{4}", line)]
    return folder, license, text("copyright") or (owned or [""])[0] or text("authors"), text("projectUrl")


def lying_in(folder, license_file):
    """Further texts in a package: notices, and licences that its own expression does not cover. A text that a package lacks lies under its name in TEXTS."""
    if (further := TEXTS / f"{folder.parent.name}.txt").exists():
        yield further
    for path in sorted(p for p in folder.iterdir() if p.is_file() and p.suffix.lower() in ("", ".txt", ".md")):
        if re.search(r"notice", path.name, re.I) or re.match(r"LICENSE-", path.name) or license_file and re.match(r"LICEN[SC]E", path.name, re.I):
            yield path


def written():
    parts, used, texts = [HEAD], {}, {}
    for name, version in packages():
        folder, license, copyright, address = described(name, version)
        used[license] = None
        parts.append(f"{name} {version}\n  Licence: {license}\n  Copyright: {copyright}\n" + (f"  Project: {address}\n" if address else ""))
        for inside in (i for i in INSIDE if i[0] == name):
            used[inside[2]] = None
            parts.append(f"  Contains, or was made from, {inside[1]}\n    Licence: {inside[2]}\n    Copyright: {inside[3]}\n    Project: {inside[4]}\n")
        for path in lying_in(folder, name in LICENSES and not re.search("Apache", LICENSES[name])):
            text = read(path)
            # Packages of one family carry several versions of one text: the longest of them stands for all.
            key = text[:150] if len(text) > 5000 else text
            label, known = texts.get(key, ([], ""))
            texts[key] = (label + [f"{name} {version}"], max(known, text, key=len))
    if "LGPL-3.0" in used:
        used["GPL-3.0"] = None  # which the other adds to
    for license in sorted(used):
        parts.append(f"{'=' * 80}\n{license}\n{'=' * 80}\n\n{read(TEXTS / f'{license}.txt')}")
    for label, text in texts.values():
        parts.append(f"{'=' * 80}\nCarried by {', '.join(label)}\n{'=' * 80}\n\n{text}")
    return "\n".join(parts)


if __name__ == "__main__":
    wanted = written()
    if sys.argv[1:] == ["check"]:
        there = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
        for line in list(difflib.unified_diff(there.split("\n"), wanted.split("\n"), "THIRD-PARTY-NOTICES.txt", "what the packages say", lineterm="", n=0))[:40]:
            print(line)
        if there != wanted:
            sys.exit("failed: THIRD-PARTY-NOTICES.txt is not what the lock files and packages say: python3 tests/AnalysisKit.Packages/notices.py")
    else:
        FILE.write_text(wanted, encoding="utf-8", newline="\n")
    print(f"THIRD-PARTY-NOTICES.txt names {len(packages())} packages")
