"""The nouns: pure, frozen data. Nothing here does I/O, reads a clock or imports another part of the engine."""
