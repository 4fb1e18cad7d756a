#!/usr/bin/env bash
# neo4j-admin out of the same artefacts: neo4j-admin.sh HOME ARGUMENTS…
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
home=$1
shift
mkdir -p "$home/conf"
path=$(class_path neo4j)
NEO4J_HOME=$home NEO4J_CONF=$home/conf exec java -Xmx512m "${neo4j_opens[@]}" -cp "$path" -Dbasedir="$home" \
    org.neo4j.cli.AdminTool "$@"
