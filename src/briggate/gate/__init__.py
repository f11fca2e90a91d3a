"""A push or a change against the policy: joins git and governance."""
