"""Python runs this at its start where this folder is on its path: the trials' processes alone."""

import os

if "MUTATION_MUTANT" in os.environ:
    from benchmarks.mutation.patching import load_with_the_fault

    load_with_the_fault()
