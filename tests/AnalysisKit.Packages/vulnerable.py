"""Reports packages in which vulnerabilities are known, those of packages among them. Fails if there is one.

A registry that keeps no such list gives the same answer as one that knows of nothing. So it is first asked about a package that has had one for years
(Newtonsoft.Json 12.0.1, GHSA-5crp-9r3c-p9vr); where it does not name that, the report says that nothing is known, and does not fail."""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASKED = ("Newtonsoft.Json", "12.0.1")
PROJECT = f"""<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="{ASKED[0]}" Version="{ASKED[1]}" /></ItemGroup>
</Project>
"""


def asked(project):
    """What the registry answers for a project or a solution: packages with known vulnerabilities, by name and version, or None if there was no answer."""
    ran = subprocess.run(["dotnet", "list", project, "package", "--vulnerable", "--include-transitive", "--format", "json"], capture_output=True, text=True, timeout=300)
    try:
        answer = json.loads(ran.stdout)
    except json.JSONDecodeError:
        answer = {}
    if ran.returncode != 0 or "projects" not in answer or any(p.get("level") == "error" for p in answer.get("problems", [])):
        print((ran.stdout + ran.stderr).strip())
        return None
    found = {}
    for one in answer["projects"]:
        for framework in one.get("frameworks", []):
            for package in framework.get("topLevelPackages", []) + framework.get("transitivePackages", []):
                found.setdefault((package["id"], package["resolvedVersion"]), [f"{v['severity']}: {v['advisoryurl']}" for v in package["vulnerabilities"]])
    return found


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "asked.csproj")
        path.write_text(PROJECT, encoding="utf-8")
        subprocess.run(["dotnet", "restore", path, "-p:NuGetAudit=false"], capture_output=True, timeout=300)
        answers = asked(path)
    if answers is None or ASKED not in answers:
        print(f"no answer: the registry of this machine does not say which packages are vulnerable (it names nothing against {' '.join(ASKED)}). Whether one of ours is, is not known.")
        return 0
    found = asked(ROOT / "AnalysisKit.sln")
    if found is None:
        print("failed: the registry answered before, and did not answer for AnalysisKit.sln")
        return 1
    for (name, version), advisories in sorted(found.items()):
        print(f"failed: {name} {version} is vulnerable: {'; '.join(advisories)}")
    print(f"{len(found)} packages with known vulnerabilities")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
