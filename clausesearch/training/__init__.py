"""From corpora to a model folder; only the train command imports this."""
