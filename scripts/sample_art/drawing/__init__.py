"""Editorial illustrations drawn from orders: flat colour, layered depth, printed grain."""
