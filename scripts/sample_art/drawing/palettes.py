"""The curated palettes, by mood and time of day."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import partial

from .colour import Colour, adjust, along, hexa, mix


@dataclass(frozen=True)
class Palette:
    """The colours of one picture, by role."""

    sky: tuple[Colour, Colour, Colour]
    sun: Colour
    land: tuple[Colour, Colour, Colour, Colour]
    water: tuple[Colour, Colour]
    leaf: Colour
    light: Colour
    accent: Colour
    accent2: Colour
    lamp: Colour

    @property
    def ink(self) -> Colour:
        """The darkest colour."""
        return self.land[3]

    @property
    def haze(self) -> Colour:
        """The colour distance fades to."""
        return self.sky[2]

    def depth(self, near: float) -> Colour:
        """Ground at a distance: 0 far away, 1 at our feet."""
        return along(self.land, near)

    def lit(self, colour: Colour, share: float = 0.35) -> Colour:
        """A colour with the light on it."""
        return mix(colour, mix(self.sun, self.light, 0.5), share)

    def shade(self, colour: Colour, share: float = 0.35) -> Colour:
        """A colour in shadow."""
        return mix(colour, mix(self.ink, self.sky[0], 0.25), share)

    def far(self, colour: Colour, share: float) -> Colour:
        """A colour seen through air."""
        return mix(colour, self.haze, share)


# Each row: sky top, middle, horizon | sun | land far, middle, near, ink |
# water far, near | leaf | light | accent, second accent | lamp.
_ROWS: dict[tuple[str, str], tuple[str, ...]] = {
    ("warm", "dawn"): (
        "8fa6a6 efc9a2 f8e2b6 | fff3d6 | cfae92 96705f 56424a 2a2433 | e9cba6 6c868a | 6f7a58 | fcefd8 | c8503a e0a04a | ffd98a",
        "9d8a9e e8ab90 fad9a8 | fff0cc | c9938a 8a5a69 4c3552 241c33 | eec09a 75647f | 6a6a5c | fdeed2 | b8403f e6b65f | ffdc94",
    ),
    ("warm", "day"): (
        "7fb0b3 b9d0bd f0e4c2 | fff8e4 | c1bd98 b98d50 744a34 2f2621 | a9c6b6 3a7678 | 7c8a4a | faf1da | c4492c e6b04c | ffe0a0",
        "dcc08c ecd7ab f7ecd0 | fffaea | d2b28e b5704c 6b3d36 2a2126 | dccfae 588884 | 7f7f4e | fff6e2 | 2f6a72 d9923b | ffe0a0",
    ),
    ("warm", "dusk"): (
        "44436c c66d62 f6b468 | ffe6ae | a75f6b 6a4160 392a4a 1b1a2f | eba76a 41395f | 5a5350 | ffe6b8 | e0573a f0a848 | ffcf78",
        "35506a a4807a f4bd80 | ffe9bd | 96706d 624d5c 353445 191d2a | e3b07e 3a4a62 | 59604f | ffe9c4 | d8553a e9a24c | ffd080",
    ),
    ("warm", "night"): (
        "14182e 27284c 584463 | f6e6bf | 423d62 2c2b4d 1c1d38 0e1023 | 4a4266 171a35 | 33404a | f2dcae | d9683f e8a94f | ffc66b",
        "1f1b26 3b2c38 7c5046 | f8e2b4 | 5c4146 3f2f3a 271f2c 130f19 | 6a4a46 221c29 | 45442f | f4ddb2 | cf5a38 e3a04a | ffc066",
    ),
    ("cool", "dawn"): (
        "7f9fb8 bcd0d6 f3e3d3 | fff6e4 | a5b9c4 68879b 385469 1a2b3d | d1dada 50748a | 587a72 | f8f3e9 | d9694a e8b878 | ffe2a6",
        "858fb8 c3bed6 f6dccf | fff2e2 | aba9c5 717aa2 424e79 1e2549 | d4c9d9 656f9a | 5f7480 | faf0ea | d5655a e9b98a | ffe0b0",
    ),
    ("cool", "day"): (
        "5c9bbf 9cc8d8 e5efe7 | fffbe8 | 9fc0cc 5a90a2 2a5b71 112f3f | 90c1cd 1f6080 | 4d8672 | f7f7ee | d8543a efb94a | ffe6a8",
        "a6c8d0 cfe1de eff2e7 | fffdf2 | a8c4c2 5d8f8f 2a5a61 13313b | b5d3d2 3a7a86 | 5a8a6e | fafaf2 | d0603c e4b458 | ffe6a8",
    ),
    ("cool", "dusk"): (
        "26375f 5f7fa6 e8c9b6 | ffeeda | 6c80a5 41567f 263758 111b36 | bcb6c0 2c426c | 3d5c6a | f9e9dc | ea7a52 f0b878 | ffd694",
        "143f4d 45848a cfd3aa | fff4cf | 5f9190 366a73 1d4653 0c2430 | b4c8ac 1c4f5c | 3a6a58 | f5f1d4 | e8764a f0bf66 | ffdc8a",
    ),
    ("cool", "night"): (
        "0b1730 152c4e 315777 | f0f4e8 | 27466c 183153 0f2039 071123 | 2f5274 0c1c36 | 1f4452 | e6eee8 | e0764a eeb45a | ffd27a",
        "06202b 0f3b46 336d6c | f2f5e2 | 27595e 174148 0d2a33 06171f | 31696a 0a2630 | 1c4a40 | e8f0e0 | e2784c f0bd62 | ffd684",
    ),
    ("muted", "dawn"): (
        "b3b2a9 d8cfbe f0e2ca | fff7e8 | bfb5a6 8d877f 54565b 2a2d34 | d6cfc0 747c7d | 767c64 | f7f0e2 | b0553f d0a05e | ffe2ae",
        "a3a5ae cdc3c4 efdccb | fff5ea | b5abb0 857e8b 4f4f60 272937 | d0c5c4 6e7484 | 6d766b | f6efe8 | a9504a cf9f6a | ffe0b2",
    ),
    ("muted", "day"): (
        "b7c4bd d6d9c8 eee8d6 | fffbee | b4baa6 808c77 49594e 222c2b | c4cdbf 5c7876 | 6f8060 | f8f4e6 | b5573a d0a24e | ffe6b0",
        "bcc4cb d8dad7 eee9df | fffcf4 | b4b7b8 84898e 4c545d 22282f | c9cecf 67757f | 76806e | f8f5ee | a8453a c99a55 | ffe6b4",
    ),
    ("muted", "dusk"): (
        "585a71 9c8b94 dfc4ab | fff0da | 92848f 675f71 403f51 201e2b | c6b0a6 4f5068 | 5a605a | f5e8d8 | b85c46 d6a468 | ffd69a",
        "48534f 90917a dccb9f | fff4d4 | 8d8d76 62685a 3b4540 1b2323 | c6bd95 47544f | 56624a | f5edd2 | b8603c d4a24e | ffd890",
    ),
    ("muted", "night"): (
        "1c232c 323e49 58636c | eef0e8 | 4a5661 333e48 212932 0f141a | 525e68 1c242d | 384842 | e8e8de | b9603f cda05a | ffd080",
        "211f27 3b3740 6a5f5c | f3ecdc | 544c4d 3b363c 26242b 121116 | 5d5453 231f28 | 43473a | efe6d6 | b5603f cf9f58 | ffcc80",
    ),
    ("vivid", "dawn"): (
        "3d7cae f09c8a ffdb90 | fff5cc | cf7488 86427a 472a65 201948 | f7b38c 4a5a9c | 4a7a6c | fff2d4 | e6483a f7b236 | ffe08a",
        "2f8f96 f2b27e ffe3a0 | fff7d2 | d98a6a 96495c 4a2b4e 221836 | f2c894 2f7a86 | 4f7d56 | fff3d6 | d83f4a f4a93a | ffe08a",
    ),
    ("vivid", "day"): (
        "2a90be 74c4d2 f6ecc8 | fffae0 | 7fb39f 2f8a6e 17514c 0e2b38 | 62bccb 0e6896 | 2f8a5c | fdf6e0 | e8492d f6b535 | ffe28a",
        "efbf4e f6d888 fcefc6 | fffbe6 | eda55e d95f3c 1f5c6c 11303e | f0d596 1f7a86 | 5c8a44 | fff7e0 | c9352e 1f7f8c | ffe28a",
    ),
    ("vivid", "dusk"): (
        "2b2c6e bd447a ffa352 | ffe9a8 | 8a3e80 532e70 2b2057 130f33 | f08a5e 33287a | 3c5a6a | ffe8bc | ff5f45 ffb03d | ffd262",
        "10505f dc7a4e ffc966 | fff0b4 | a75e55 5c4256 22364a 0c1f2d | f0a85e 17566a | 2f6a54 | fff0c8 | ee4f36 f9b23a | ffd76a",
    ),
    ("vivid", "night"): (
        "0a1245 1f2b7c 6b429a | fdf3c4 | 3a3a8a 262a70 171a4e 0a0c2c | 4a3f94 10144a | 1f4f6a | f6e8c8 | ff5d4c ffb744 | ffcf4f",
        "052a35 0b5058 1f8274 | fbf7d0 | 1a656a 0f474f 0a2c38 041822 | 1f7a74 07323e | 0f5a46 | f2f2d2 | ff6a4a f7bd44 | ffd65c",
    ),
}


def _read(row: str) -> Palette:
    groups = [[hexa(part) for part in group.split()] for group in row.split("|")]
    sky, sun, land, water, leaf, light, accents, lamp = groups
    return Palette(
        sky=(sky[0], sky[1], sky[2]),
        sun=sun[0],
        land=(land[0], land[1], land[2], land[3]),
        water=(water[0], water[1]),
        leaf=leaf[0],
        light=light[0],
        accent=accents[0],
        accent2=accents[1],
        lamp=lamp[0],
    )


def _weathered(palette: Palette, weather: str, time: str) -> Palette:
    night = time == "night"
    if weather in ("clear", ""):
        return palette
    grey = {"cloud": 0.82, "rain": 0.62, "snow": 0.6, "fog": 0.55}.get(weather, 1.0)
    drop = {"cloud": -0.01, "rain": -0.07, "snow": 0.02, "fog": 0.01}.get(weather, 0.0)
    fade = partial(adjust, chroma=grey)
    top, middle, low = (fade(part, light=0.0 if night else drop) for part in palette.sky)
    if weather in ("fog", "rain", "snow"):
        share = {"fog": 0.6, "rain": 0.3, "snow": 0.45}[weather]
        top, middle = mix(top, middle, share), mix(middle, low, share)
    far, mid, near, ink = palette.land
    land = (fade(far), fade(mid), fade(near), ink)
    if weather == "fog":
        land = (mix(fade(far), low, 0.5), mix(fade(mid), low, 0.3), mix(near, low, 0.1), ink)
    if weather == "snow":
        white = mix(low, hexa("f4f6f6"), 0.15 if night else 0.75)
        bluish = mix(white, top, 0.35)
        land = (mix(far, bluish, 0.7), mix(bluish, mid, 0.12 if not night else 0.4), mix(white, near, 0.0 if not night else 0.35), ink)
    return replace(
        palette,
        sky=(top, middle, low),
        land=land,
        water=(fade(palette.water[0], light=drop), fade(palette.water[1], light=drop / 2)),
        leaf=fade(palette.leaf),
        accent=adjust(palette.accent, chroma=(1 + grey) / 2),
    )


def choose(mood: str, time: str, weather: str, rng: random.Random) -> Palette:
    """A palette for an order; unknown moods and times fall back to the plainest."""
    mood = mood if mood in ("warm", "cool", "muted", "vivid") else "muted"
    time = time if time in ("dawn", "day", "dusk", "night") else "day"
    return _weathered(_read(rng.choice(_ROWS[mood, time])), weather, time)
