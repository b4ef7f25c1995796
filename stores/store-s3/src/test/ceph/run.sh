#!/usr/bin/env bash
# Runs a whole Ceph on loopback: one monitor, one storage daemon over a sparse file, one object
# gateway. Ends when its standard input does, and takes its daemons with it: so none is left behind
# when the process that started it is killed. A line "kill" kills the daemons, a line "start" starts
# them again on the same data.
#
# usage: run.sh <folder of fetch.sh> <empty folder> <port of the gateway> <port of the monitor>
set -euo pipefail
tree=$1 home=$2 gateway=$3 monitor=$4

libraries=$(cd "$tree"/usr/lib/*-linux-gnu && pwd)
system=$(cd "$tree"/lib/*-linux-gnu 2>/dev/null && pwd || true)
export LD_LIBRARY_PATH="$libraries:$libraries/ceph:$system"
export PATH="$tree/usr/bin:$PATH"
fsid=$(cat /proc/sys/kernel/random/uuid)
daemons=()

stop() {
  kill -9 "${daemons[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$home"
}
trap stop EXIT
trap 'exit 1' TERM INT HUP

# If even this script is killed, the kernel ends its children.
if setpriv --pdeathsig KILL true 2>/dev/null; then guard=(setpriv --pdeathsig KILL); else guard=(); fi

start() {
  "${guard[@]}" "$@" -c "$home/ceph.conf" -f >>"$home/log" 2>&1 </dev/null &
  daemons+=($!)
}

# Who asks a storage daemon that is not up yet waits for seconds until it asks again.
storage() {
  local before
  before=$(ups)
  start ceph-osd -i 0
  until [ "$(ups)" -gt "$before" ]; do
    kill -0 "${daemons[-1]}"
    sleep 0.05
  done
}
ups() { grep -c 'booting -> active' "$home/osd.0.log" 2>/dev/null || true; }

# Authentication inside is off (loopback, no keys to make); clients of the gateway are checked.
# The gateway's own defaults insist on keys and an encrypted monitor: mode crc undoes that.
cat >"$home/ceph.conf" <<CONF
[global]
fsid = $fsid
auth cluster required = none
auth service required = none
auth client required = none
mon host = [v2:127.0.0.1:$monitor/0]
mon initial members = a
public addr = 127.0.0.1
public network = 127.0.0.0/8
cluster network = 127.0.0.0/8
ms bind ipv6 = false
ms mon client mode = crc
run dir = $home
admin socket =
log file = $home/\$name.log
log to stderr = false
debug rocksdb = 0
debug rgw = 0
debug ms = 0
debug objecter = 0
debug osd = 1/1
debug mon = 0
debug paxos = 0
debug auth = 0
debug bluefs = 0
debug bluestore = 0
debug bdev = 0
keyring = $home/keyring
plugin dir = $libraries/ceph
erasure code dir = $libraries/ceph/erasure-code
osd class dir = $libraries/rados-classes
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd data = $home/osd
osd objectstore = bluestore
bluestore block size = 8589934592
bluestore fsck on mount = false
mon data = $home/mon
mon cluster log file = $home/cluster.log
mon allow pool size one = true
mon data avail crit = 1
mon data avail warn = 1
paxos propose interval = 0.02
paxos min wait = 0.01
# Without it, an answer with a body waits 40 ms for an acknowledgement.
rgw frontends = beast endpoint=127.0.0.1:$gateway tcp_nodelay=1
rgw thread pool size = 64
CONF

mkdir -p "$home/mon" "$home/osd"
printf '[mon.]\n\tkey = AQBAAAAAAAAAABAAEOMAAAAAAAAAAAAAAAAAAA==\n' >"$home/keyring"
{
  monmaptool --create --fsid "$fsid" --addv a "[v2:127.0.0.1:$monitor]" "$home/monmap"
  # with a map that has the storage daemon in it, nobody needs to ask the monitor for one
  osdmaptool --createsimple 1 --clobber "$home/osdmap" -c "$home/ceph.conf"
  ceph-mon -c "$home/ceph.conf" -i a --mkfs \
    --monmap "$home/monmap" --osdmap "$home/osdmap" --keyring "$home/keyring"
} >>"$home/log" 2>&1
start ceph-mon -i a
ceph-osd -c "$home/ceph.conf" -i 0 --mkfs --osd-uuid "$(cat /proc/sys/kernel/random/uuid)" >>"$home/log" 2>&1
storage
timeout 240 radosgw-admin -c "$home/ceph.conf" user create \
  --uid=anyfn --display-name=anyfn --access-key=anyfn --secret-key=anyfn-secret >>"$home/log" 2>&1 ||
  { tail -n 20 "$home/log" >&2; exit 1; }
start radosgw -n client.admin
echo started

while read -r command; do
  case $command in
    kill)
      kill -9 "${daemons[@]}"
      wait "${daemons[@]}" 2>/dev/null || true
      daemons=()
      echo killed
      ;;
    start)
      start ceph-mon -i a
      storage
      start radosgw -n client.admin
      echo started
      ;;
  esac
done
