"""A turn to land: people who land at the same time do so one after another, and nobody's signing is in vain.

It is asked for with a ref, refs/turns/PERSON/TIME-NONCE, that holds nothing but a signature over its own name.
"""

import re
from datetime import UTC, datetime, timedelta

from briggate.governance.changes import shown
from briggate.governance.keys import read_signature
from briggate.governance.pushes import TURNS, Update
from briggate.governance.refusals import Refused
from briggate.governance.weighing import Weighing

NAMESPACE = "council-turn"
FRESH = timedelta(minutes=5)
BYTES_MOST = 4_000
_REF = re.compile(r"refs/turns/(?P<person>[a-z0-9]+(?:-[a-z0-9]+)*)/(?P<time>[0-9]{8}T[0-9]{6}Z)-[0-9a-f]{32}")
_TIME = "%Y%m%dT%H%M%SZ"


def name_of(person: str, now: datetime, nonce: str) -> str:
    """The name of the ref with which somebody asks for a turn. `nonce` has 32 hexadecimal figures."""
    return f"{TURNS}{person}/{now.astimezone(UTC).strftime(_TIME)}-{nonce}"


def asked_by(update: Update, weighing: Weighing) -> str:
    """Who asks for a turn. Raises Refused for anybody without rights today."""
    found = _REF.fullmatch(update.ref)
    if found is None or weighing.objects.kind(update.new) != "blob" or weighing.objects.sizes([update.new])[update.new] > BYTES_MOST:
        raise Refused("turn-broken", f"{shown(update.ref)} does not ask for a turn as turns are asked for.")
    try:
        asked = datetime.strptime(found["time"], _TIME).replace(tzinfo=UTC)
        signature = read_signature(weighing.objects.blobs([update.new])[update.new].decode("ascii"))
    except ValueError:
        raise Refused("turn-broken", f"{shown(update.ref)} does not ask for a turn as turns are asked for.") from None
    if abs(weighing.now - asked) > FRESH:
        raise Refused("turn-broken", f"the turn was asked for at {asked:%d %B %Y %H:%M} UTC, which is not now.")
    person = weighing.policy.holder(signature.key)
    if signature.namespace != NAMESPACE or person is None or person != found["person"]:
        raise Refused("turn-broken", f"{shown(update.ref)} is not signed by the person whose name it bears.")
    weighing.check_active(person)
    weighing.check_signatures([(update.ref.encode(), NAMESPACE, signature.armour)], ["the turn"])
    return person
