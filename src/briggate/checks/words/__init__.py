"""What rules ask of words: which language, spelling, sentences, letters."""
