"""What the site is held to: checks/*.yml to a Policy."""

from briggate.policy.reader import PolicyRead, read_policy

__all__ = ["PolicyRead", "read_policy"]
