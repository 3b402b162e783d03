"""Square portraits: looks, faces, hair and clothes."""
