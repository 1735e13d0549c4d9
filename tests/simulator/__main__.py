"""``python -m simulator``: see :mod:`simulator.command`."""

import sys

from simulator.command import main

sys.exit(main())
