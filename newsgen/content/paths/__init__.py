"""What a path or an address that an editor writes means."""
