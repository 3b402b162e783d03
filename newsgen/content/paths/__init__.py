"""Resolution of the paths and addresses that editors write."""
