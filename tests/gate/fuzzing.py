"""Is anything let through that should not be? Honest pushes are altered, each as a number says, and judged: `make fuzz-gate`.

Every one that is let through is held to the rules once more, by a model that shares no code with the gate. Refusals are counted by their
reasons, so that it can be seen how deep the alterations reach.
"""

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import batched

from briggate.governance.judging import judge
from briggate.governance.refusals import Refused
from tests.gate.fuzz.alter import scene
from tests.gate.fuzz.honest import as_it_was
from tests.gate.fuzz.model import check
from tests.gate.fuzz.scenes import NOW, render

SECONDS_MOST, MEGABYTES_MOST = 10, 256
ACCEPTED, UNFORESEEN = "let through", "unforeseen"
AT_ONCE = 500


@dataclass
class Tally:
    """What came of some seeds."""

    reasons: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    """Seeds that were let through, and the rule that they do not keep."""
    unforeseen: list[str] = field(default_factory=list)
    """Seeds at which the decision stumbled. The gate refuses what it cannot judge, but should be able to judge all."""
    slowest: tuple[float, int] = (0, 0)
    """Seconds, and the seed."""
    megabytes: float = 0
    """The most that a process had."""

    def add(self, other: "Tally") -> None:
        self.reasons += other.reasons
        self.wrong += other.wrong
        self.unforeseen += other.unforeseen
        self.slowest = max(self.slowest, other.slowest)
        self.megabytes = max(self.megabytes, other.megabytes)


def fuzz(seeds: Iterable[int]) -> Tally:
    """Judge the push of each seed."""
    tally = Tally()
    for seed in seeds:
        altered = scene(seed)
        rendered = render(altered, as_it_was(altered.kind))
        begun = time.perf_counter()
        try:
            accepted = judge(rendered.push, rendered.main, rendered.table, NOW)
        except Refused as refused:
            tally.reasons[refused.reason.code] += 1
        except Exception as error:  # whatever it is, the gate would refuse the push
            tally.reasons[UNFORESEEN] += 1
            tally.unforeseen.append(f"seed {seed} ({altered.kind}): {type(error).__name__}: {str(error)[:200]}")
        else:
            tally.reasons[ACCEPTED] += 1
            try:
                check(rendered, accepted)
            except Exception as wrong:  # a rule that is not kept, or something that the model cannot make out
                tally.wrong.append(f"seed {seed} ({altered.kind}): {type(wrong).__name__}: {str(wrong)[:200]}")
        tally.slowest = max(tally.slowest, (time.perf_counter() - begun, seed))
    tally.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="0..100000", help="from..to, without the last")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    first, _, end = options.seeds.partition("..")
    begun, tally, done = time.monotonic(), Tally(), 0
    with ProcessPoolExecutor(options.processes) as processes:
        for some in processes.map(fuzz, batched(range(int(first), int(end)), AT_ONCE)):
            tally.add(some)
            done += AT_ONCE
            for line in (*some.wrong, *some.unforeseen):
                print(line, file=sys.stderr, flush=True)
            if done % 10_000 == 0:
                print(f"{done} seeds, {len(tally.wrong)} wrong, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    for reason, count in tally.reasons.most_common():
        print(f"{count:7} {reason}")
    count, (seconds, slowest) = tally.reasons.total(), tally.slowest
    print(f"{count} seeds in {time.monotonic() - begun:.0f} s: {len(tally.wrong)} wrongly let through, {len(tally.unforeseen)} unforeseen")
    print(f"slowest: {seconds:.2f} s (seed {slowest}; {SECONDS_MOST} may be); memory: {tally.megabytes:.0f} MB ({MEGABYTES_MOST} may be)")
    held = not tally.wrong and not tally.unforeseen and seconds < SECONDS_MOST and tally.megabytes < MEGABYTES_MOST
    return 0 if held and count == int(end) - int(first) else 1


if __name__ == "__main__":
    sys.exit(main())
