"""Why there is no new site: for those who ask for a build, and need not know how one is made."""


class BuildStopped(Exception):
    """The site could not be built; the message says why, and the site that stood before still stands."""

    exit_code = 2


class CouldNotComplete(BuildStopped):
    """Nothing was wrong with the files, but the machine would not."""

    exit_code = 3
