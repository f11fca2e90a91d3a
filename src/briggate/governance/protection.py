"""The checklist for a forge's administrator: what to switch on, and what breaks the gate."""

from briggate.governance.policy import Policy

_TEXT = """\
# Protecting main on a forge

A forge's own protection is the second lock. The first is `briggate verify` on the machine that publishes: whoever runs the forge can
switch off all that stands here, and still publishes nothing.

Approvals by others that this policy asks for: {numbers}. They are signed; what somebody
ticks on the forge comes on top, and replaces none of them.

## On GitHub

- [ ] main is protected by a rule that holds for administrators too.
- [ ] One account may push to main. It pushes, as a fast-forward, what `briggate verify` has let through. Nobody else may bypass the rule.
- [ ] Force pushes and deletions are off. Linear history is required.
- [ ] Squash, rebase and merge buttons are not used: squash and rebase make commits that no publisher has signed, a merge commit has two
      parents. All three are refused by the gate.
- [ ] `briggate check` is a required status check, from one GitHub App and no other source, and the branch has to be up to date.
      Without a pinned App, everybody who may write can say that it has passed; a check that was skipped counts as passed, too.
- [ ] Its workflow is that of main, never that of the proposal.
- [ ] Required reviews: {least} or more, never 0. With 0, reviews by code owners are not asked for either.
- [ ] Reviews by code owners are required; reviews are dismissed when something new is pushed; the last to push does not approve.
- [ ] Everybody in `.github/CODEOWNERS` may write to the repository. Owners who may not are passed over without a word.

## On GitLab (Premium or Ultimate, 17.10 or newer)

- [ ] main is a protected branch. One account may push, nobody may merge or force push. It pushes what `briggate verify` has let through.
- [ ] The merge method is fast-forward; squashing is forbidden.
- [ ] The pipeline must succeed, a skipped one does not count, and its file is that of main.
- [ ] Code owner approval is required. The numbers stand in `.gitlab/CODEOWNERS`: {numbers}.
- [ ] Approvals are taken away when a commit is added. Authors and committers do not approve their own, nor change who approves.
- [ ] Everybody in `.gitlab/CODEOWNERS` is a member who may approve. A line whose owners are all unknown asks for nobody's approval.

## On both

- [ ] Everybody may push branches below `draft/` and refs below `refs/approvals/`, so that `briggate submit` and `approve` work.
- [ ] The machine that publishes runs `briggate verify` before each release, and its file of trust is not on the forge.
"""


def checklist(policy: Policy) -> str:
    """Markdown, with the numbers of the policy."""
    needed = policy.permissions.approvals
    numbers = f"{needed.content} for pages and facts, {needed.governance} for the policy, {needed.platform} for the platform"
    return _TEXT.format(numbers=numbers, least=min(needed.content, needed.governance, needed.platform))
