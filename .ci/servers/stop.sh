#!/usr/bin/env bash
# Ends the servers that start.sh started; their logs stay in build/servers/*/log.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
halt fuseki
halt neo4j
