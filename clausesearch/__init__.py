"""Find and compare the commitments of agreements by meaning."""
