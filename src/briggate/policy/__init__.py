"""What the site is held to: checks/*.yml to a Policy."""

from briggate.policy.reader import PolicyRead, read_known_issues, read_policy
from briggate.policy.world import may_be_excused, policy_faults

__all__ = ["PolicyRead", "may_be_excused", "policy_faults", "read_known_issues", "read_policy"]
