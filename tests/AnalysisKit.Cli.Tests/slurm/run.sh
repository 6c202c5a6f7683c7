#!/usr/bin/env bash
# A real Slurm on this machine: a job array of four shards, of which one is killed in the middle, and its merge, against one run.
# Needs Debian's slurm-wlm and munge, root, and a build of the command. Usage: run.sh [ARTICLES]; by default copies of data/articles.
set -u -o pipefail
repository=$(cd "$(dirname "$0")/../../.." && pwd)
export PATH=$PATH:/usr/sbin:/sbin
for tool in slurmctld slurmd munged sbatch squeue scontrol; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed (apt-get install slurm-wlm munge)"; exit 0; }
done
[ "$(id -u)" -eq 0 ] || { echo "skipped: Slurm's daemons are started as root here"; exit 0; }

tool=(dotnet "$repository/src/AnalysisKit.Cli/bin/Debug/net10.0/AnalysisKit.Cli.dll")
topic=$repository/data/topics/syria.yml
work=$(mktemp -d /tmp/analysiskit-slurm-XXXXXX)
chmod 755 "$work"
out="$work/نتائج of \"one\" & 100%'s run"
daemons=()

# Ends what this script started, also when it is stopped itself.
finish() {
  local code=$?
  trap - EXIT INT TERM
  [ ${#daemons[@]} -eq 3 ] && scancel --user=root >/dev/null 2>&1
  local i
  for ((i = ${#daemons[@]} - 1; i >= 0; i--)); do
    kill "${daemons[i]}" 2>/dev/null
    for _ in {1..50}; do kill -0 "${daemons[i]}" 2>/dev/null || break; sleep 0.1; done
    kill -9 "${daemons[i]}" 2>/dev/null
  done
  wait
  if [ "$code" -ne 0 ]; then
    echo "== logs"
    tail -n 15 "$work"/*.log "$out"/logs/*.log 2>/dev/null
  fi
  rm -rf "$work"
  exit "$code"
}
trap finish EXIT INT TERM

fail() {
  echo "failed: $1"
  exit 1
}

# within SECONDS COMMAND... waits until the command succeeds.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}

start_slurm() {
  local host
  host=$(hostname -s)
  mkdir -p "$work/state" "$work/spool" "$work/munge"
  (umask 077 && head -c 1024 /dev/urandom >"$work/munge/key")
  # A task that is requeued waits until its credential has expired: 2 minutes, if not told otherwise.
  cat >"$work/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,batch_sched_delay=1,sched_min_interval=100000,bf_interval=1
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=5
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
  echo "CgroupPlugin=cgroup/v1" >"$work/cgroup.conf"
  export SLURM_CONF=$work/slurm.conf
  munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" --log-file="$work/munged.log" --seed-file="$work/munge/seed" >/dev/null 2>&1 &
  daemons+=($!)
  within 10 [ -S "$work/munge/socket" ] || fail "munged did not start"
  slurmctld -D -c >/dev/null 2>&1 &
  daemons+=($!)
  slurmd -D >/dev/null 2>&1 &
  daemons+=($!)
  within 20 sh -c 'sinfo -h -o %T 2>/dev/null | grep -q idle' || fail "the node did not come up"
}

articles=${1:-$work/articles}
if [ $# -eq 0 ]; then
  for i in {1..8}; do
    mkdir -p "$articles/$i"
    cp -r "$repository/data/articles/." "$articles/$i"
  done
fi

start_slurm
echo "Slurm runs: $(sinfo -h -o '%n has %c CPUs and is %T')"
"${tool[@]}" cluster slurm "$articles" --topic "$topic" --shards 4 --out "$out" --time 10 || fail "no scripts were written"
bash "$out/submit.sh" || fail "the jobs were not submitted"

# The draft of a part carries the id of the process that writes it.
victim() {
  local draft=("$out"/part-2.parquet.*.tmp)
  [ -e "${draft[0]}" ] || return 1
  draft=${draft[0]%.tmp}
  kill -9 "${draft##*.}"
}
within 60 victim || fail "shard 2 did not begin"
echo "killed the scan of shard 2"
[ ! -e "$out/part-2.parquet" ] || fail "the scan of shard 2 was over before it was killed"

within 120 sh -c '[ -z "$(squeue -h 2>/dev/null)" ]' || fail "the jobs did not end: $(squeue)"
grep -q "shard 2 ended with code 137; asking for another try" "$out/logs/scan-2.log" || fail "shard 2 was not tried again"
[ -e "$out/whole.parquet" ] || fail "the merge wrote nothing"
ls "$out"/*.tmp >/dev/null 2>&1 && fail "a draft was left"
"${tool[@]}" scan "$articles" --topic "$topic" --out "$work/single.parquet" || fail "the single run failed"
cmp "$work/single.parquet" "$out/whole.parquet" || fail "the merged file is not that of one run"
echo "The merged file of 4 shards, one killed and tried again, is that of one run: $(stat -c %s "$out/whole.parquet") bytes in $SECONDS seconds."
