"""The lines to copy, run as they stand against a server, but for the key."""

import shlex
import subprocess
import sys
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
import requests

from facestudio_web.studio.snippets import KEY_PLACEHOLDER, snippets
from facestudio_web.studio.state import query_to_ask, read_state
from support.markup import read_html

FREE = {"gender": "female", "age": "30", "resolution": "256"}
EXACT = {
    "gender": "male",
    "ethnicity": "west_asian",
    "age": "0",
    "resolution": "128",
    "image_format": "webp",
    "seed": "4294967296",
    "skintone": "3",
    "eyewear": "none",
    "hair_length": "0",
    "facial_hair": "10",
    "lighting": "artistic",
    "zoom_level": "closeup",
    "mood": "afraid",
    "view_profile": "-60",
    "stampless": "yes",
}


@pytest.fixture
def server(start_server):
    """With stub workers, whose pictures are known."""
    return start_server().wait()


def picture(server, values):
    """The picture that the API gives for values."""
    answer = requests.get(
        f"{server.url}/v1/generate", params=values, headers={"Authorization": f"Token {server.key}"}, timeout=60
    )
    assert answer.status_code == 200, answer.text
    return answer.content


def lines(server, values, plan):
    return snippets(f"{server.url}/v1/generate", values, "face-1.jpg", plan)


def run(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)


def with_key(server, text):
    assert KEY_PLACEHOLDER in text
    return text.replace(KEY_PLACEHOLDER, server.key)


def test_the_curl_line_fetches_the_very_picture(server, tmp_path):
    command = shlex.split(with_key(server, lines(server, EXACT, "Professional").curl))
    run(command, tmp_path)
    assert (tmp_path / "face-1.jpg").read_bytes() == picture(server, EXACT)


def test_the_python_lines_fetch_the_very_picture(server, tmp_path):
    program = with_key(server, lines(server, EXACT, "Professional").python)
    run([sys.executable, "-c", program], tmp_path)
    assert (tmp_path / "face-1.jpg").read_bytes() == picture(server, EXACT)


def test_the_address_names_the_very_picture(server):
    answer = requests.get(
        lines(server, EXACT, "Professional").url, headers={"Authorization": f"Token {server.key}"}, timeout=60
    )
    assert answer.content == picture(server, EXACT)


def test_the_curl_line_without_a_key_fetches_a_picture(server, tmp_path):
    done = run(shlex.split(lines(server, FREE, "").curl), tmp_path)
    assert (done.returncode, (tmp_path / "face-1.jpg").stat().st_size > 0) == (0, True)


def test_the_python_lines_without_a_key_fetch_a_picture(server, tmp_path):
    done = run([sys.executable, "-c", lines(server, FREE, "").python], tmp_path)
    assert (done.returncode, (tmp_path / "face-1.jpg").stat().st_size > 0) == (0, True)


def test_the_curl_line_for_any_face_fetches_a_picture(server, tmp_path):
    done = run(shlex.split(lines(server, {}, "").curl), tmp_path)
    assert (done.returncode, (tmp_path / "face-1.jpg").stat().st_size > 0) == (0, True)


def test_the_python_lines_stop_at_an_error(server, tmp_path):
    done = run([sys.executable, "-c", lines(server, EXACT, "").python], tmp_path)
    assert (done.returncode, "403" in done.stderr, list(tmp_path.glob("face-1*"))) == (1, True, [])


@pytest.mark.parametrize("kind", ["url", "curl", "python"])
def test_without_a_key_no_placeholder_is_shown(kind):
    assert KEY_PLACEHOLDER not in getattr(snippets("http://a/v1/generate", FREE, "f", ""), kind)


def test_the_shell_reads_one_address():
    words = shlex.split(snippets("http://a/v1/generate", EXACT, "face 1.jpg", "Professional").curl)
    assert [word for word in words if word.startswith("http")] == [snippets("http://a/v1/generate", EXACT, "", "").url]


# In the page.


@pytest.fixture
def blocks(client, make_user):
    """blocks(plan, form) gives the lines of a face: name -> texts, the first for the kind that the plan may use."""

    def of(plan, form, **more):
        if plan:
            client.force_login(make_user(plan))
        mark = read_html(client.get("/studio").content.decode()).one("input", name="_visitor")["value"]
        response = client.post("/studio/face", {"_visitor": mark, **form}, HTTP_HX_REQUEST="true", **more)
        part = read_html(response.content.decode())
        return {
            name: [each.text for each in part.all("pre", aria_label=name)] for name in ("Address", "curl", "Python")
        }

    return of


def values_in(address):
    return dict(parse_qsl(address.partition("?")[2]))


def test_the_page_asks_at_its_own_host(blocks):
    assert blocks(None, FREE)["Address"][0].startswith("http://localhost/v1/generate?")


def test_the_page_asks_at_the_published_address(blocks, settings):
    settings.SERVICE = replace(settings.SERVICE, public_url="https://faces.example.org")
    assert blocks(None, FREE)["curl"][0].split()[2].startswith("'https://faces.example.org/v1/generate?")


def test_without_an_account_the_first_lines_are_the_settings(blocks):
    assert values_in(blocks(None, FREE)["Address"][0]) == FREE


def test_with_the_seed_the_first_lines_are_the_whole_face(blocks):
    assert values_in(blocks("Professional", EXACT)["Address"][0]) == EXACT


def test_the_lines_of_the_whole_face_need_a_key(blocks):
    curl = blocks(None, FREE)["curl"]
    assert [KEY_PLACEHOLDER in each for each in curl] == [False, True]


def test_the_lines_for_new_faces_leave_the_seed_out(blocks):
    assert "seed" not in values_in(blocks("Professional", {"seed": "5", "mood": "sad"})["Address"][1])


def test_settings_of_a_higher_plan_need_a_key(blocks):
    assert KEY_PLACEHOLDER in blocks("Professional", {"mood": "sad"})["curl"][1]


# The settings in between.


def test_what_would_happen_anyway_is_left_out_of_the_address():
    state = read_state([("resolution", "1024"), ("gender", ""), ("eyewear", "auto"), ("age", "3")])
    assert state.query == "age=3"


def test_the_forms_own_names_are_not_asked_for():
    sent = [("csrfmiddlewaretoken", "x"), ("_visitor", "y"), ("age", "3"), ("gender", "")]
    assert query_to_ask(sent) == "age=3"


def test_what_is_wrong_is_asked_for_as_it_was_written():
    assert query_to_ask([("age", "ä&b"), ("colour", "red")]) == "age=%C3%A4%26b&colour=red"
