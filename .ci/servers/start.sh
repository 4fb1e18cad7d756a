# Source it: starts Fuseki and Neo4j on loopback where they do not run yet and exports where the tests find them.
#     . .ci/servers/start.sh && pytest tests/graph/stores; .ci/servers/stop.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
java_and_maven && start_fuseki && start_neo4j || return 1 2>/dev/null || exit 1
JIEDAO_TEST_FUSEKI=$(cat "$state/fuseki/url")
JIEDAO_TEST_NEO4J=$(cat "$state/neo4j/url")
JIEDAO_TEST_NEO4J_SCRIPTS=$servers
export JIEDAO_TEST_FUSEKI JIEDAO_TEST_NEO4J JIEDAO_TEST_NEO4J_SCRIPTS
