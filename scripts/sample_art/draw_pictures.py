"""Draw the sample's pictures from the lists in ``lists/``: ``python -m scripts.sample_art.draw_pictures``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.sample_art.drawing import finish
from scripts.sample_art.drawing.motifs import draw
from scripts.sample_art.drawing.orders import read

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Draw every ordered picture that is not there yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these pictures")
    parser.add_argument("--force", action="store_true", help="draw also what exists")
    parser.add_argument("--lists", type=Path, default=HERE / "lists")
    parser.add_argument("--out", type=Path, default=ROOT / "static" / "img")
    parser.add_argument("--quality", type=int, default=80)
    parser.add_argument("--budget", type=float, default=11.0, help="megabytes for all pictures")
    parser.add_argument("--prune", action="store_true", help="delete pictures that no list orders")
    options = parser.parse_args(arguments)
    orders = {order.name: order for order in read(options.lists)}
    limit = min(120_000, int(options.budget * 1e6 / max(1, len(orders))))
    if options.prune:
        for path in options.out.rglob("*.jpg"):
            if path.relative_to(options.out).with_suffix("").as_posix() not in orders:
                path.unlink()
    total = drawn = 0
    for order in orders.values():
        if options.names and order.name not in options.names:
            continue
        path = options.out / f"{order.name}.jpg"
        if not path.exists() or options.force:
            size = finish.save(draw(order), path, options.quality, limit)
            drawn += 1
            print(f"{order.name}  {order.motif}  {size // 1024} KB", flush=True)
        total += path.stat().st_size
    print(f"{drawn} drawn, {len(orders)} ordered, {total / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
