#!/usr/bin/env bash
# Neo4j in the foreground, on a folder and a port of Bolt: neo4j-run.sh HOME PORT; HOME/logs/neo4j.log says "Started."
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
home=$1 bolt=$2 path=$(class_path neo4j)
mkdir -p "$home/conf"
cat >"$home/conf/neo4j.conf" <<CONF
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:$bolt
server.http.enabled=false
server.memory.pagecache.size=64m
db.tx_log.rotation.retention_policy=false
CONF
exec java -Xmx512m -Djiedao.server=neo4j "${neo4j_opens[@]}" -cp "$path" \
    org.neo4j.server.CommunityEntryPoint --home-dir="$home" --config-dir="$home/conf"
