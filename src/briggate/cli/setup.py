"""`briggate setup`"""

import sys
from pathlib import Path

import click


@click.command(short_help="Make this clone ready to publish from.")
@click.option("--key", type=click.Path(path_type=Path), help="Sign with this private key, and not with one that is found or made.")
@click.option("--name", default="", help="Who you are, where the policy does not know you yet: Web editor, bins.")
@click.option("--email", default="", help="Your address at work.")
@click.option("--no-passphrase", is_flag=True, help="Make a new key without a passphrase, such as for a program.")
def setup(key: Path | None, name: str, email: str, no_passphrase: bool) -> None:
    """Find a signing key on this computer, or make one, and have git sign every commit of this clone with it.

    A key that governance/publishers.yml knows comes first. Where it knows none, the lines are printed that a governance holder adds.

    Exit codes: 0 ready, 1 ready but for the lines that a governance holder adds, 2 this is no clone, or a file cannot be read.
    """
    from briggate.gate.setting_up import set_up
    from briggate.git.change import GitError
    from briggate.git.clone import Clone
    from briggate.governance.folder import read_governance
    from briggate.model.fault import FaultsFound

    keys = Path.home() / ".ssh"
    try:
        clone = Clone(Path.cwd())
        policy = read_governance(clone.folder)
        email = email or clone.setting("user.email")
        passphrase = ""
        if key is None and not any(keys.glob("*.pub")) and not no_passphrase and sys.stdin.isatty():
            passphrase = click.prompt("A passphrase for your new key", hide_input=True, confirmation_prompt=True)
        ready = set_up(clone, policy, keys, key=key, name=name or clone.setting("user.name"), email=email, passphrase=passphrase)
    except (GitError, FaultsFound, ValueError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo(f"{'Made a key' if ready.is_new else 'Your key'}: {ready.key}{' (keep it to yourself)' if ready.is_new else ''}")
    if ready.person is not None:
        click.echo(f"You are {ready.person}: {ready.name}. Commits of this clone are signed with it, as {ready.email}.")
        return
    listed = next((person for person, record in policy.people.items() if ready.email.lower() in record.emails), None)
    if listed is not None:
        click.echo(
            f"\ngovernance/publishers.yml has you as {listed}, without this key. Send this line to a governance holder, for `keys` there:\n"
        )
        click.echo(f"    - {ready.public}")
        sys.exit(1)
    click.echo("\nNobody in governance/publishers.yml has this key yet. Send these lines to a governance holder:\n")
    click.echo(asked_for(ready.name, ready.email, ready.public))
    sys.exit(1)


def asked_for(name: str, email: str, public: str) -> str:
    """The record that a governance holder fills in and adds."""
    identity = "-".join("".join(each if each.isalnum() and each.isascii() else " " for each in name.lower()).split()) or "you"
    return (
        f"{identity}:\n  name: {name or 'what you do'}\n  emails: [{email or 'your address'}]\n  keys:\n    - {public}\n"
        "  roles: [author]\n  sections: [which ones]\n  trained: the day of your training\n  until: the last day of your rights"
    )
