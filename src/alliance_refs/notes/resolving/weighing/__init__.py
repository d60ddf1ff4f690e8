"""Which earlier work a citation means: everything that speaks for each, weighed by a trained model."""
