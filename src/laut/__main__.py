"""``python -m laut``."""

from laut.show.cli import main

main(prog_name="laut")
