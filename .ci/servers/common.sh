# Functions of the two servers; sourced by start.sh, stop.sh and neo4j-admin.sh. State lies in build/servers: pid, url, log.
servers=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
state=$(cd "$servers/../.." && pwd)/build/servers

# java_and_maven: installs what is missing, where there is apt-get.
java_and_maven() {
    if command -v java >/dev/null && command -v mvn >/dev/null; then return; fi
    apt-get update -qq && apt-get install -qq -y --no-install-recommends openjdk-17-jre-headless maven >/dev/null
}

# class_path NAME: prints the class path of a pom, fetched once for each version of it.
class_path() {
    local pom="$servers/$1/pom.xml" kept="$state/$1/classpath"
    mkdir -p "$state/$1"
    if [ ! -s "$kept" ] || [ "$pom" -nt "$kept" ]; then
        mvn -q -B -f "$pom" dependency:build-classpath -Dmdep.outputFile="$kept.part" >&2 && mv "$kept.part" "$kept" || return 1
    fi
    cat "$kept"
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# running NAME: whether the process that we started is there (a number may have passed to another process).
running() {
    local pid
    pid=$(cat "$state/$1/pid" 2>/dev/null) && grep -qz "jiedao.server=$1" "/proc/$pid/cmdline" 2>/dev/null
}

# launch NAME URL COMMAND…: in the background, with its log; NAME_ready says when it answers.
launch() {
    local name=$1 url=$2
    shift 2
    setsid "$@" >"$state/$name/log" 2>&1 </dev/null &
    echo $! >"$state/$name/pid"
    for _ in $(seq 240); do
        if "${name}_ready" "$url"; then echo "$url" >"$state/$name/url"; return; fi
        running "$name" || break
        sleep 0.5
    done
    echo "$name did not start; the end of $state/$name/log:" >&2
    tail -n 20 "$state/$name/log" >&2
    halt "$name"
    return 1
}

# halt NAME: ends it, waits, then insists.
halt() {
    local pid
    running "$1" || return 0
    pid=$(cat "$state/$1/pid")
    kill "$pid"
    for _ in $(seq 60); do running "$1" || return 0; sleep 0.5; done
    kill -9 "$pid"
}

answers() { python3 -c 'import sys, urllib.request; urllib.request.build_opener(urllib.request.ProxyHandler({})).open(sys.argv[1], timeout=2)' "$1" 2>/dev/null; }

# Fuseki: what examples/fuseki.ttl says, in memory.
start_fuseki() {
    running fuseki && return
    local path port
    path=$(class_path fuseki) && port=$(free_port) || return 1
    sed 's#/fuseki/databases/jiedao#--mem--#' "$servers/../../examples/fuseki.ttl" >"$state/fuseki/config.ttl"
    launch fuseki "http://127.0.0.1:$port/jiedao" java -Xmx512m -Djiedao.server=fuseki -cp "$path" \
        org.apache.jena.fuseki.main.cmds.FusekiMainCmd --ping --localhost --port="$port" --config="$state/fuseki/config.ttl"
}
fuseki_ready() { answers "${1%/jiedao}/\$/ping"; }

# Neo4j: community, a folder of its own that is emptied at each start, no password, Bolt on loopback alone.
start_neo4j() {
    running neo4j && return
    local path bolt http home="$state/neo4j/home"
    path=$(class_path neo4j) && bolt=$(free_port) && http=$(free_port) || return 1
    rm -rf "$home" && mkdir -p "$home/conf"
    cat >"$home/conf/neo4j.conf" <<-CONF
	dbms.security.auth_enabled=false
	dbms.usage_report.enabled=false
	server.default_listen_address=127.0.0.1
	server.bolt.listen_address=127.0.0.1:$bolt
	server.http.listen_address=127.0.0.1:$http
	server.memory.pagecache.size=64m
	db.tx_log.rotation.retention_policy=false
	CONF
    echo "http://127.0.0.1:$http" >"$state/neo4j/http"
    launch neo4j "bolt://127.0.0.1:$bolt" java -Xmx512m -Djiedao.server=neo4j "${neo4j_opens[@]}" -cp "$path" \
        org.neo4j.server.CommunityEntryPoint --home-dir="$home" --config-dir="$home/conf"
}
neo4j_ready() { answers "$(cat "$state/neo4j/http")/"; }

# What Neo4j's own start script opens of the Java modules.
neo4j_opens=(
    --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED
    --add-opens=java.base/java.lang=ALL-UNNAMED -Dio.netty.tryReflectionSetAccessible=true -XX:+UseG1GC
    -XX:-OmitStackTraceInFastThrow -Dlog4j2.disable.jmx=true -Dfile.encoding=UTF-8
)
