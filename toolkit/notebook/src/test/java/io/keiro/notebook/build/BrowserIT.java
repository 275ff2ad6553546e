package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A look in real JupyterLab, as a user starts it: open notebook 4, run all, see the map. */
class BrowserIT {

    private static final String NOTEBOOK = "4-discover-and-diagnose.ipynb";
    private static final Path PICTURES = Checkout.TARGET.resolve("browser");
    private static final int PATIENCE = 180_000;

    private final List<String> outside = new ArrayList<>();

    @Test
    void notebook4RunsInJupyterLabAndItsMapIsVisible() throws Exception {
        Optional<Path> browser = chromium();
        Checkout.need(browser.isPresent(), "no Chromium is installed here (looked for chromium and chromium-browser)");
        InstalledProject project = InstalledProject.get();
        Programs.Ended run = project.start("run", "2", "3", "--deals", "300", "--out", project.home.resolve("work"))
                .run(Duration.ofMinutes(5));
        assertThat(run.exit()).as(run.toString()).isZero();

        int port = freePort();
        Process lab = project.start("--no-browser", "--port", port, "--lang", "en", "--deals", 300)
                .builder()
                .redirectErrorStream(true)
                .start();
        try {
            look(browser.get(), link(lab).replace("0-start-here.ipynb", NOTEBOOK), port);
        } finally {
            lab.destroy();
            if (!lab.waitFor(30, TimeUnit.SECONDS)) {
                lab.descendants().forEach(ProcessHandle::destroyForcibly);
                lab.destroyForcibly();
            }
        }
    }

    private void look(Path chromium, String link, int port) throws IOException {
        Files.createDirectories(PICTURES);
        Playwright.CreateOptions quiet =
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"));
        try (Playwright playwright = Playwright.create(quiet);
                Browser browser = playwright.chromium().launch(launch)) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
            page.setDefaultTimeout(PATIENCE);
            page.onRequest(request -> note(request.url(), port));
            try {
                runAll(page, link);
                see(page);
            } catch (RuntimeException | AssertionError failed) {
                page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("failed.png")));
                throw failed;
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("map.png")));
        }
    }

    /** Anything but this server, and what needs no network. */
    private void note(String url, int port) {
        boolean here =
                url.startsWith("http://127.0.0.1:" + port + "/") || url.startsWith("ws://127.0.0.1:" + port + "/");
        if (!here && !url.startsWith("data:") && !url.startsWith("blob:")) {
            outside.add(url);
        }
    }

    private static void runAll(Page page, String link) {
        page.navigate(link);
        page.waitForSelector(".jp-Notebook .jp-CodeCell");
        // What a person sees at the foot of the page when the kernel is there; this kernel's state is unknown until it
        // has run a cell.
        page.locator(
                        "#jp-main-statusbar",
                        new Page.LocatorOptions().setHasText(Pattern.compile("Java \\(Keiro\\) \\| (Idle|Unknown)")))
                .waitFor();
        assertThat(page.locator(".jp-Dialog").count())
                .as("dialogs: " + page.locator(".jp-Dialog").allInnerTexts())
                .isZero();
        page.locator(".lm-MenuBar-itemLabel", new Page.LocatorOptions().setHasText("Run"))
                .first()
                .click();
        page.locator("[data-command='runmenu:run-all']").click();
        page.waitForFunction("""
                () => {
                  const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.textContent.trim());
                  return prompts.length > 0 && prompts.every(p => /^\\[\\d+\\]:?$/.test(p));
                }
                """, null, new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
    }

    private void see(Page page) {
        List<String> errors = page.locator(
                        "[data-mime-type='application/vnd.jupyter.stderr'], [data-mime-type='application/vnd.jupyter.error']")
                .allInnerTexts();
        assertThat(errors).as("error outputs").isEmpty();

        Locator map = page.locator(".jp-RenderedSVG img, .jp-RenderedSVG svg").first();
        map.scrollIntoViewIfNeeded();
        BoundingBox box = map.boundingBox();
        assertThat(box).as("the first map has a place on the page").isNotNull();
        assertThat(box.width).isGreaterThan(200);
        assertThat(box.height).isGreaterThan(200);
        Object natural = map.evaluate("e => e.tagName === 'IMG' ? e.complete && e.naturalWidth > 0 : true");
        assertThat(natural).as("the picture could be drawn").isEqualTo(true);

        assertThat(page.locator(".jp-OutputArea-output table").count()).isGreaterThan(2);
        Object broken = page.evaluate(
                "() => [...document.querySelectorAll('.jp-OutputArea-output img')].filter(i => i.complete && !i.naturalWidth).length");
        assertThat(((Number) broken).intValue()).as("broken pictures").isZero();
        assertThat(page.locator(".jp-Dialog").count()).as("dialogs").isZero();
        assertThat(outside).as("requests that left this computer").isEmpty();
    }

    /** The link that start.py prints once the server answers. */
    private static String link(Process lab) throws Exception {
        List<String> said = new ArrayList<>();
        BufferedReader output = lab.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<String> link = CompletableFuture.supplyAsync(() -> {
            String found = output.lines()
                    .peek(said::add)
                    .filter(line -> line.contains("http://127.0.0.1:"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("JupyterLab did not start: " + said));
            return found.strip();
        });
        return link.get(3, TimeUnit.MINUTES);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
