"""Who is who: judgements on pairs of things in, clusters of one thing each out; the sources stay as they were read."""
