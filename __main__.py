"""`python -m jiedao` is the command line."""

from jiedao.cli import main

main()
