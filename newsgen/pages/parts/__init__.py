"""Values that views put into contexts (bodies, pictures, icons, JSON-LD, content security policies) and the helpers that make them."""
