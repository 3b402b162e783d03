"""Films that lie elsewhere, in Chromium: a poster with a link, and a player once a reader asks for it."""

from __future__ import annotations

import http.server
import threading

import pytest
from playwright.sync_api import expect

from tests.support.browser.server import Quiet, serve_sample

FILM = "videos/2026/11/forty-days-on-the-long-mole/"


class Player(http.server.BaseHTTPRequestHandler):
    """The host of a player."""

    def log_message(self, *_args):
        pass

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f"<h1>Film {self.path}</h1>".encode())


@pytest.fixture(scope="module")
def player():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Player)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def playing(tmp_path_factory, player):
    """The sample with a player for its films."""

    class Host(Quiet):
        frames = f"; frame-src 'self' {player}"

    def change(site):
        with (site / "site.yaml").open("a") as file:
            file.write(f"players: {{video.example: '{player}/embed/{{id}}'}}\n")

    yield from serve_sample(tmp_path_factory.mktemp("players"), change, searched=False, host=Host)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_click_brings_the_player_in_the_posters_place(reader, playing, player, width):
    page = reader(width=width)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(playing + FILM, wait_until="networkidle")
    assert not [url for url in asked if url.startswith(player)]
    expect(page.get_by_text("Plays from 127.0.0.1")).to_be_visible()
    wide = page.locator(".video-link").bounding_box()["width"]
    page.get_by_role("link", name="Watch the video").click()
    expect(page.frame_locator(".video-player").get_by_role("heading")).to_have_text("Film /embed/forty-days-on-the-long-mole")
    frame = page.locator(".video-player")
    assert frame.bounding_box()["width"] == wide
    expect(frame).to_be_focused()
    assert frame.get_attribute("title").startswith("Forty mornings at the gate of the Long Mole")


def test_without_scripts_the_link_leads_to_the_film(reader, playing):
    page = reader(java_script_enabled=False)
    page.goto(playing + FILM)
    expect(page.locator(".video-link")).to_have_attribute("href", "https://video.example/watch/forty-days-on-the-long-mole")
    expect(page.get_by_text("Plays from")).to_be_hidden()


def test_without_a_player_it_is_a_link(reader, address):
    page = reader()
    page.goto(address + FILM)
    assert page.locator("[data-player]").count() == 0
    expect(page.locator(".video-link")).to_have_attribute("href", "https://video.example/watch/forty-days-on-the-long-mole")


def test_other_frames_are_refused(reader, playing):
    """By the page's policy, whatever a script asks for."""
    page = reader()
    page.goto(playing + FILM)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.evaluate(
        "() => { const frame = document.createElement('iframe'); frame.src = 'http://127.0.0.1:9/'; document.body.append(frame); }"
    )
    page.wait_for_timeout(300)
    assert any("frame-src" in text for text in said)
