package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A notebook as an HTML page: it shows its figures without the network, and its numbers without script and style. */
record ExportedPage(Path path, String html) {

    private static final Pattern SOURCE = Pattern.compile(
            "<(?:img|script|link|iframe|object|embed|source|use|image)\\b[^>]*?\\b(?:src|href|data|xlink:href)\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern LOADED =
            Pattern.compile("url\\(\\s*[\"']?((?:https?:)?//[^)\"']+)|@import\\s+[\"']?(https?://[^\"']+)");
    private static final Pattern IMAGE = Pattern.compile("<img\\b[^>]*?src=[\"']([^\"']*)[\"']");
    private static final Pattern PICTURE = Pattern.compile("<img\\b[^>]*>");
    private static final Pattern NAMED = Pattern.compile("\\balt=(?:\"[^\"]+\"|'[^']+')");
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*?href=[\"']([^\"']*)[\"']");
    private static final Pattern SVG = Pattern.compile("(?s)<svg\\b.*?</svg>");
    private static final Pattern ERROR =
            Pattern.compile("<[^>]*data-mime-type=[\"']application/vnd\\.jupyter\\.(?:stderr|error)");

    static ExportedPage read(Path path) {
        assertThat(path).exists();
        return new ExportedPage(path, Checkout.text(path));
    }

    void assertWhole() {
        assertThat(ERROR.matcher(body()).find())
                .as(path + " has an error output")
                .isFalse();
        assertThat(outside()).as(path + " loads from outside").isEmpty();
        for (String figure : figures()) {
            assertThat(figure.length())
                    .as(path + " has an empty figure: " + figure)
                    .isGreaterThan(300);
        }
        assertThat(unnamed()).as(path + " has pictures without words").isEmpty();
        assertThat(dead()).as(path + " has dead links").isEmpty();
        assertThat(unscripted())
                .as(path + " without script, style and pictures")
                .contains("Keiro 0.1");
    }

    /** Addresses that the page would fetch from another machine. */
    List<String> outside() {
        List<String> sources =
                SOURCE.matcher(html).results().map(match -> match.group(1)).toList();
        List<String> loaded = LOADED.matcher(html)
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .toList();
        return java.util.stream.Stream.concat(sources.stream(), loaded.stream())
                .filter(address ->
                        address.startsWith("http:") || address.startsWith("https:") || address.startsWith("//"))
                .toList();
    }

    /** Pictures that do not say in words what they show. */
    List<String> unnamed() {
        return PICTURE.matcher(body())
                .results()
                .map(MatchResult::group)
                .filter(tag -> !NAMED.matcher(tag).find())
                .map(tag -> tag.substring(0, Math.min(80, tag.length())))
                .toList();
    }

    /** Links to files beside the page that are not there. */
    List<String> dead() {
        return LINK.matcher(body())
                .results()
                .map(match -> match.group(1))
                .filter(address -> !address.startsWith("#") && !address.contains(":"))
                .filter(address -> !Files.exists(path.resolveSibling(address.replace("%20", " "))))
                .toList();
    }

    /** The pictures of the page: data addresses, and SVG in place. */
    List<String> figures() {
        List<String> images =
                IMAGE.matcher(html).results().map(match -> match.group(1)).toList();
        List<String> drawings = SVG.matcher(html)
                .results()
                .map(MatchResult::group)
                .filter(drawing -> drawing.contains("viewBox") && !drawing.contains("jp-icon"))
                .toList();
        return java.util.stream.Stream.concat(images.stream(), drawings.stream())
                .toList();
    }

    /** The page without its rules of style, which name every kind of output. */
    private String body() {
        return html.replaceAll("(?s)<style\\b.*?</style>", "");
    }

    /** What remains where script, style and pictures are taken out, as GitHub and untrusted notebooks do. */
    String unscripted() {
        return body().replaceAll("(?s)<script\\b.*?</script>", "")
                .replaceAll("(?s)<svg\\b.*?</svg>", "")
                .replaceAll("\\sstyle=(\"[^\"]*\"|'[^']*')", "")
                .replaceAll("<[^>]+>", " ");
    }
}
