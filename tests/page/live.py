"""Opens the live page in headless Chromium and moves things, as a planner does.

Usage: live.py BUSYHOUR FOLDER

Fails where the console says anything, a request goes elsewhere, moving a slider changes no answer or takes longer than a second, two
versions are not laid side by side, a fault in the text is not told, saving changes more than the value, or a hostile name is more than
text. Leaves screenshots in FOLDER: light, dark, narrow. CHROMIUM names another browser.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
# A name of a file that would run if it were taken for more than a name.
EVIL = "<img src=x onerror=document.title='evil'>.toml"
ROSTER = "groups.agents.roster"
QUOTE = "quotes/alfa.toml"
# What the page promises; a machine that is busy with something else may take longer.
SECOND = 1.0


class Served:
    """The page, as long as it is served."""

    def __init__(self, busyhour, scenario):
        command = [busyhour, "serve", scenario.name]
        self.process = subprocess.Popen(command, cwd=scenario.parent, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()

    def __enter__(self):
        return self.address

    def __exit__(self, *_):
        self.process.terminate()
        code = self.process.wait(timeout=10)
        assert code == 0, f"serve ended with {code}"


def opened(browser, address, faults, **how):
    page = browser.new_page(viewport={"width": how.get("width", 1280), "height": 900}, color_scheme=how.get("scheme", "light"))
    expected = how.get("expected", [])

    def said(message):
        if not any(part in message.text for part in expected):
            faults.append(f"console {message.type}: {message.text}")

    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(address) else faults.append(f"asks for {asked.url}"))
    page.goto(address)
    settled(page)
    return page


def until(page, expression, seconds=30):
    """Waits until an expression holds. The page's policy lets nothing wait within it."""
    begun = time.monotonic()
    while not page.evaluate(expression):
        assert time.monotonic() < begun + seconds, f"never: {expression}"
        page.wait_for_timeout(10)


def settled(page):
    """Waits until an answer with all replications stands there; seconds until the first one."""
    begun = time.monotonic()
    until(page, "!document.getElementById('results').classList.contains('stale')")
    first = time.monotonic() - begun
    until(page, "/replications?, /.test(document.getElementById('status').textContent)")
    return first


def cells(page):
    return page.inner_text("#options tbody")


def control(page, path):
    page.fill("#filter", path)
    row = page.locator(".control:visible", has_text=path).first
    return row


def moves(browser, address, folder, faults):
    page = opened(browser, address, faults, expected=["422"])
    page.screenshot(path=folder / "live-light.png", full_page=True)
    pixels = """(canvas) => { const all = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      const seen = new Set(); for (let at = 0; at < all.length; at += 4) if (all[at + 3] > 200) seen.add(all[at] << 16 | all[at + 1] << 8 | all[at + 2]);
      return seen.size; }"""
    if page.evaluate(pixels, page.query_selector("#chart canvas")) < 3:
        faults.append("the chart is blank")
    before = cells(page)
    page.click("#keep")
    row = control(page, ROSTER)
    slider = row.locator("input[type=range]")
    slider.focus()
    begun = time.monotonic()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    until(page, "document.getElementById('results').classList.contains('stale')")
    until(page, "!document.getElementById('results').classList.contains('stale')")
    took = time.monotonic() - begun
    if cells(page) == before:
        faults.append("moving a slider changes no answer")
    if took > SECOND and not os.environ.get("BUSY"):
        faults.append(f"an answer took {took:.2f} s")
    print(f"an answer took {took:.2f} s")
    page.wait_for_selector("#difference:not([hidden])", timeout=30000)
    told = page.inner_text("#difference")
    if "service level +" not in told or "the same callers" not in told:
        faults.append(f"two versions are told as {told!r}")
    settled(page)
    # The text has the change, and what is wrong in it is told.
    page.click("#tab-text")
    page.wait_for_selector("#written:not([hidden])")
    text = page.input_value("#text")
    page.fill("#text", text.replace("skills", "skils"))
    page.click("#apply")
    page.wait_for_selector("#problems:not([hidden])")
    if 'did you mean "skills"?' not in page.inner_text("#problems"):
        faults.append(f"a fault is told as {page.inner_text('#problems')!r}")
    page.fill("#text", text)
    page.click("#apply")
    page.wait_for_selector("#problems", state="hidden")
    page.click("#tab-sliders")
    settled(page)
    # A price of a quote is moved like any other number, and its file can be written in.
    before = cells(page)
    row = control(page, "tiers[0].price")
    if QUOTE not in row.inner_text():
        faults.append(f"a price of a quote stands as {row.inner_text()!r}")
    row.locator("input[type=number]").fill("30")
    until(page, "document.getElementById('results').classList.contains('stale')")
    settled(page)
    if cells(page) == before:
        faults.append("moving a price of a quote changes no answer")
    page.click("#tab-text")
    page.wait_for_selector("#written:not([hidden])")
    page.select_option("#file", QUOTE)
    if "tiers" not in page.input_value("#text"):
        faults.append("the text of a quote is not shown")
    page.click("#tab-sliders")
    settled(page)
    with page.context.expect_page() as other:
        page.click("#report")
    report = other.value
    report.on("console", lambda message: faults.append(f"report: {message.text}"))
    report.on("pageerror", lambda error: faults.append(f"report: {error}"))
    report.reload()
    if report.locator("canvas").count() < 3:
        faults.append("the report behind the live page has no charts")
    report.close()
    page.click("#save")
    until(page, "document.getElementById('status').textContent === 'saved'")
    page.close()


def looks(browser, address, folder, faults):
    for name, width, scheme in (("dark", 1280, "dark"), ("narrow", 375, "light")):
        page = opened(browser, address, faults, width=width, scheme=scheme)
        page.screenshot(path=folder / f"live-{name}.png", full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 1:
            faults.append(f"{name}: {wide} pixels too wide")
        page.close()


def main():
    busyhour, folder = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    faults = []
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        shutil.copytree(ROOT / "scenarios", pathlib.Path(place) / "scenarios")
        scenario = pathlib.Path(place) / "scenarios" / EVIL
        shutil.copy(ROOT / "scenarios/three_quotes.toml", scenario)
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        files = [(scenario, "roster"), (scenario.parent / QUOTE, "price")]
        written = [file.read_text() for file, _ in files]
        with Served(busyhour, scenario) as address:
            moves(browser, address, folder, faults)
            looks(browser, address, folder, faults)
            page = opened(browser, address, faults)
            if page.inner_text("#name") != EVIL or page.query_selector("img"):
                faults.append("a name became an element")
            page.close()
        for (file, key), before in zip(files, written):
            saved = file.read_text()
            changed = [(a, b) for a, b in zip(before.splitlines(), saved.splitlines()) if a != b]
            if len(before.splitlines()) != len(saved.splitlines()) or len(changed) != 1 or key not in changed[0][0]:
                faults.append(f"saving {file.name} changed {changed}")
        browser.close()
    for fault in faults:
        print(fault)
    print(f"the live page, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
