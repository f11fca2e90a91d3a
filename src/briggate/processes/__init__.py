"""Processes: work shared among a process a core, each piece of it within limits."""

from briggate.processes.workers import Aside, GivenUp, Limits, ProcessDied, each_done, halves_done

__all__ = ["Aside", "GivenUp", "Limits", "ProcessDied", "each_done", "halves_done"]
