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
    pid=$(cat "$state/$1/pid" 2>/dev/null) && grep -qzE "jiedao.server=$1|$1-run.sh" "/proc/$pid/cmdline" 2>/dev/null
}

# launch NAME URL COMMAND…: in the background, with its log; NAME_ready says when it answers.
launch() {
    local name=$1 url=$2
    shift 2
    rm -f "$state/$name/pid"
    bash -c 'echo $$ >"$0"; exec "$@"' "$state/$name/pid" "$@" >"$state/$name/log" 2>&1 </dev/null &
    for _ in $(seq 600); do
        if "${name}_ready" "$url"; then echo "$url" >"$state/$name/url"; return; fi
        sleep 0.5
        running "$name" || break
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

# Neo4j: community, no password, Bolt on loopback alone; its folder is emptied at each start.
start_neo4j() {
    running neo4j && return
    local bolt
    class_path neo4j >/dev/null && bolt=$(free_port) || return 1
    rm -rf "$state/neo4j/home"
    launch neo4j "bolt://127.0.0.1:$bolt" "$servers/neo4j-run.sh" "$state/neo4j/home" "$bolt"
}
neo4j_ready() { grep -qs "Started\." "$state/neo4j/home/logs/neo4j.log"; }

# What Neo4j's own start script opens of the Java modules.
neo4j_opens=(
    --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED
    --add-opens=java.base/java.lang=ALL-UNNAMED -Dio.netty.tryReflectionSetAccessible=true -XX:+UseG1GC
    -XX:-OmitStackTraceInFastThrow -Dlog4j2.disable.jmx=true -Dfile.encoding=UTF-8
)
