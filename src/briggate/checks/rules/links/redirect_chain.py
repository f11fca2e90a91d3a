"""Rule redirect-chain."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.model.addresses import every_redirect

rule = Rule(
    id="redirect-chain",
    title="An old address leads to its page in one step",
    why="Redirects that lead to redirects break as soon as one of them is taken out.",
    reference="Budget redirect_steps of checks/budgets.yml",
    fix="Let it lead to the address at the end.",
    examples=(
        bad_files({"site_config/redirects/waste.yml": "- {old: /rubbish/, new: /refuse/}\n- {old: /refuse/, new: /bins/}\n"}),
        good_files({"site_config/redirects/waste.yml": "- {old: /rubbish/, new: /bins/}\n- {old: /refuse/, new: /bins/}\n"}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def redirect_chain(subject: SiteFacts) -> Iterator[Hit]:
    redirects = list(every_redirect(subject.site))
    following = {old: new.partition("#")[0] for old, new, _ in redirects}
    for old, new, place in redirects:
        steps, here = 1, new.partition("#")[0]
        while here in following and steps <= len(following):
            here = following[here]
            steps += 1
        if steps > subject.policy.budgets.redirect_steps:
            yield rule.at(place, f"{old} leads to its page in {steps} steps", f"Let it lead to {here}.")
