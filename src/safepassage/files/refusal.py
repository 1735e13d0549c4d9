"""Why the operating system refused a file, as a name that every language has words for."""

from __future__ import annotations

import errno


def refusal(error: Exception) -> str:
    """``ENOENT``, ``ENOSPC`` …: the argument of ``REFUSAL`` in the message catalogues.

    A path that no file can have, such as one with a zero byte, is a ``ValueError`` in Python and
    ``EINVAL`` here.
    """
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    return errno.errorcode.get(number or errno.EIO, "EIO")
