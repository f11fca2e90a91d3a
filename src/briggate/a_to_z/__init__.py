"""The A–Z of services: the model in, entries in the order people look for them out."""
