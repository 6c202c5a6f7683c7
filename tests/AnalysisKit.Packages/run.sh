#!/usr/bin/env bash
# Uses the kit's packages as a user does, in a new folder, and looks at what comes out.
# Usage: run.sh console PACKAGES    every package in an empty console project
#        run.sh kernel PACKAGES     the same through #r "nuget:" in the kit's kernel, which JUPYTER_PATH must lead to; Debian's nbconvert runs it
#        run.sh interactive PACKAGES  every notebook in .NET Interactive itself, with the kit by its path and by its packages
#        run.sh hosts               .NET Interactive and the kit's kernel, which JUPYTER_PATH must lead to, side by side: README's table of hosts, and what notebook 01 costs in each
#        run.sh readme              the lines of README.md that build, pack and install, as they stand, in a clone and for a user of their own
#        run.sh published           the program that dotnet publish makes, for this system's identifier and without one;
#                                   with it the cases from the field are run, where shared/cases lies beside the repository: one that comes out wrong fails, unless cases.py knows it
# PACKAGES is a folder with what `dotnet pack` made.
set -u -o pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
python=/usr/bin/python3
export PYTHONDONTWRITEBYTECODE=1
work=$(mktemp -d "${TMPDIR:-/tmp}/analysiskit-packages-XXXXXX")
trap 'rm -rf "$work"' EXIT

fail() {
  echo "failed: $1"
  exit 1
}

# use_packages FOLDER lets NuGet take the kit from the folder and everything else from where this machine takes it.
# The machine's cache of packages serves too, but for packages of the kit in it, which may be older ones with the same version.
use_packages() {
  packages=$(cd "$1" && pwd) || fail "there is no folder $1"
  version=$(basename "$packages"/AnalysisKit.[0-9]*.nupkg .nupkg)
  version=${version#AnalysisKit.}
  [ -e "$packages/AnalysisKit.$version.nupkg" ] || fail "$packages has no AnalysisKit"
  local machine=${NUGET_PACKAGES:-$HOME/.nuget/packages} name address sources=() mappings=()
  mkdir -p "$work/cache" "$work/fallback"
  for name in "$machine"/*; do
    case ${name##*/} in
      analysiskit | analysiskit.*) ;;
      *) [ -d "$name" ] && ln -s "$name" "$work/fallback/" ;;
    esac
  done
  while read -r address; do
    sources+=("<add key=\"machine-${#sources[@]}\" value=\"$address\" />")
    mappings+=("<packageSource key=\"machine-${#mappings[@]}\"><package pattern=\"*\" /></packageSource>")
  done < <(dotnet nuget list source --format Short | sed -n 's/^E[A-Z]* //p')
  cat >"$work/nuget.config" <<CONFIG
<configuration>
  <packageSources><clear /><add key="kit" value="$packages" />${sources[*]}</packageSources>
  <packageSourceMapping>
    <clear /><packageSource key="kit"><package pattern="AnalysisKit" /><package pattern="AnalysisKit.*" /></packageSource>${mappings[*]}
  </packageSourceMapping>
  <fallbackPackageFolders><add key="machine" value="$work/fallback" /></fallbackPackageFolders>
</configuration>
CONFIG
  export NUGET_PACKAGES=$work/cache XDG_DATA_HOME=$work/data
}

# says TEXT looks for a line that was printed.
says() {
  grep -qE "$1" "$work/printed" || fail "nothing printed is like '$1'"
}

check_results() {
  says '^russia on assad-departure: -[01]\.[0-9]{2} from [0-9]+ statements$'
  says '^us on assad-departure: \+[01]\.[0-9]{2} from [0-9]+ statements$'
  says "^$(find "$repository/data/articles" -type f | wc -l) articles and [1-9][0-9]* positions in the store$"
  "$python" "$here/check.py" figure "$1/positions.html" "$1/positions.png" || exit 1
}

console() {
  use_packages "$1"
  local project=$work/reader package id
  dotnet new console -o "$project" --no-restore >"$work/log" || fail "$(cat "$work/log")"
  cd "$project" || exit 1
  for package in "$packages"/*."$version".nupkg; do
    id=$(basename "$package" ".$version.nupkg")
    case $id in AnalysisKit.Tool*) continue ;; esac
    dotnet add package "$id" --version "$version" >"$work/log" || fail "$(cat "$work/log")"
    echo "added $id $version"
  done
  cp "$here/Program.cs" . || exit 1
  dotnet build -warnaserror --nologo -v quiet || fail "the project does not build"
  local natives
  natives=$(cd bin/Debug/net10.0/runtimes && ls -d {linux-x64,linux-arm64,win-x64,osx}/native/*duckdb*) || fail "DuckDB is missing for a system: $natives"
  dotnet run --no-build -- "$repository/data/articles" "$repository/data/topics/syria.yml" >"$work/printed"
  local code=$?
  cat "$work/printed"
  [ "$code" -eq 0 ] || fail "the program ended with $code"
  check_results "$project"
}

kernel() {
  use_packages "$1"
  local folder=$work/notebook
  mkdir -p "$folder"
  cp -r "$repository/data/articles" "$folder/articles" && cp "$repository/data/topics/syria.yml" "$folder/topic.yml" || exit 1
  sed "s/VERSION/$version/" "$here/packages.ipynb" >"$folder/packages.ipynb"
  cd "$folder" || exit 1
  "$python" -m nbconvert --to notebook --execute --ExecutePreprocessor.timeout=300 --output executed packages.ipynb || fail "the notebook did not run"
  "$python" "$here/check.py" notebook executed.ipynb >"$work/printed"
  local code=$?
  cat "$work/printed"
  [ "$code" -eq 0 ] || exit 1
  [ -d "$NUGET_PACKAGES/analysiskit.charts/$version" ] || fail "AnalysisKit.Charts was not restored from its package"
  check_results "$folder"
}

published() {
  local system name
  system=$(dotnet msbuild "$repository/src/AnalysisKit.Cli" -getProperty:NETCoreSdkPortableRuntimeIdentifier) || exit 1
  name=analysiskit
  dotnet publish "$repository/src/AnalysisKit.Cli" -c Release -r "$system" -o "$work/$system" --nologo -v quiet || fail "publishing for $system failed"
  dotnet publish "$repository/src/AnalysisKit.Cli" -c Release -o "$work/any" --nologo -v quiet || fail "publishing failed"
  local folder
  for folder in "$system" any; do
    "$python" "$here/check.py" program "$work/$folder" "$name" || exit 1
    "$work/$folder/$name" import "$repository/data/articles" --store "$work/$folder.duckdb" || fail "the program in $folder imports nothing"
    "$work/$folder/$name" query "$work/$folder.duckdb" "select count(*) as n from articles" --format csv >"$work/printed" || fail "the program in $folder queries nothing"
    says "^$(find "$repository/data/articles" -type f | wc -l)\r?$"
  done
  "$python" "$here/cases.py" "$repository/../shared/cases" "$work/$system/$name" || fail "some cases are wrong: see above"
}

# in_host NOTEBOOK RUN runs a notebook in .NET Interactive, in its folder, and looks at what its cells show.
in_host() {
  local run=(-m nbconvert --to notebook --execute --ExecutePreprocessor.timeout=300 --output "$2")
  [[ $1 = */interactive.ipynb ]] && run=("$here/interactive.py" "$2")
  (cd "$(dirname "$1")" && JUPYTER_PATH=$work/share/jupyter "$python" "${run[@]}" "$(basename "$1")" >"$work/log" 2>&1) ||
    fail "$1 did not run: $(tail -n 20 "$work/log")"
  "$python" "$here/check.py" host "$2" "$1" >"$work/printed" || fail "$1: $(cat "$work/printed")"
  echo "${1##*/}: $(tail -n 1 "$work/printed")"
}

# install_host installs .NET Interactive and its kernels.
install_host() {
  export DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT=1
  dotnet tool install Microsoft.dotnet-interactive --version 1.0.712001 --tool-path "$work/host" >"$work/log" || fail "$(cat "$work/log")"
  export PATH=$PATH:$work/host
  mkdir -p "$work/share/jupyter/kernels" && dotnet-interactive jupyter install --path "$work/share/jupyter/kernels" >"$work/log" || fail "$(cat "$work/log")"
}

interactive() {
  use_packages "$1"
  unset NUGET_PACKAGES
  install_host
  local notebook
  echo "by path:"
  for notebook in "$repository"/notebooks/*.ipynb; do
    in_host "$notebook" "$work/by-path.ipynb"
  done
  # Plotly.NET.Interactive is loaded before the kit in notebook 01, and behind it in interactive.ipynb.
  echo "by package:"
  export NUGET_PACKAGES=$work/cache
  mkdir -p "$work/clone/notebooks" && ln -s "$repository/data" "$work/clone/data" || exit 1
  local before
  for notebook in "$repository"/notebooks/*.ipynb "$here/interactive.ipynb"; do
    before=
    [[ $notebook = */01-* ]] && before="Plotly.NET.Interactive, 6.0.0"
    "$python" "$here/check.py" by-package "$notebook" "$packages" "$version" "$work/clone/notebooks/$(basename "$notebook")" "$before" || exit 1
    in_host "$work/clone/notebooks/$(basename "$notebook")" "$work/by-package.ipynb"
  done
}

hosts() {
  install_host
  # The host comes first: the kit's kernel may be installed under the host's name too.
  export JUPYTER_PATH=$work/share/jupyter:${JUPYTER_PATH:?where the kernel of the kit is}
  local tests=$repository/tests/AnalysisKit.Jupyter.Tests
  "$python" "$tests/hosts.py" --check 2>"$work/log" || fail "README's table of hosts says something else, or cannot be checked: $(tail -n 5 "$work/log")"
  "$python" "$tests/side_by_side.py" --check --cost --rounds 1 analysiskit-csharp .net-csharp >"$work/printed" 2>"$work/log" || fail "the kernel costs too much: $(cat "$work/printed" "$work/log")"
  grep '^| ' "$work/printed"
}

# The sections "Start" and "Install" of README.md in a clone of the last commit. The user has NuGet's sources of this machine, and its packages but for the kit's.
readme() {
  local clone=$work/clone machine=${NUGET_PACKAGES:-$HOME/.nuget/packages} name
  git clone -q "$repository" "$clone" || fail "the repository cannot be cloned"
  mkdir -p "$work/home/.nuget/NuGet" "$work/fallback" "$work/project" || exit 1
  cp "$HOME/.nuget/NuGet/NuGet.Config" "$work/home/.nuget/NuGet/" 2>/dev/null
  for name in "$machine"/*; do
    case ${name##*/} in
      analysiskit | analysiskit.*) ;;
      *) [ -d "$name" ] && ln -s "$name" "$work/fallback/" ;;
    esac
  done
  "$python" "$here/check.py" readme-lines "$clone/README.md" >"$work/lines" || fail "README.md has no such lines: $(cat "$work/lines")"
  {
    echo "set -e; cd '$clone'"
    echo "(cd '$work/project' && dotnet new console --no-restore >/dev/null)"
    sed "s#^dotnet add .*#(cd '$work/project' \&\& &\n)#" "$work/lines"
    echo "[ -s notebooks/01-positions-on-syria.html ] && [ -s positions.html ] && [ -s artifacts/notebooks/01-positions-on-syria.ipynb ]"
    echo "\"\$HOME/.dotnet/tools/analysiskit\" --version"
    echo "dotnet build '$work/project' --nologo -v quiet"
  } >"$work/lines.sh"
  env -u NUGET_PACKAGES HOME="$work/home" DOTNET_CLI_HOME="$work/home" NUGET_FALLBACK_PACKAGES="$work/fallback" RestoreFallbackFolders="$work/fallback" bash -x "$work/lines.sh" >"$work/log" 2>&1 || fail "a line of README.md: $(tail -n 20 "$work/log")"
  echo "$(wc -l <"$work/lines") lines of README.md"
}

case ${1:-} in
  console | kernel | interactive) "$1" "${2:?a folder with packages}" ;;
  hosts | published | readme) "$1" ;;
  *) fail "say console, kernel, interactive, hosts, readme or published" ;;
esac
