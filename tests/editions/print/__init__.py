"""What a pack holds on paper."""
