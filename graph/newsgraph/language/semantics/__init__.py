"""The second network: semantic roles and coreference, from the vectors of the first network's one pass."""
