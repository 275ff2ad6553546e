package io.keiro.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tests speak to a sandbox with: plain HTTP, nothing shared with the server. Every exchange is held against the contract. */
final class Client {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final String token;

    Client(Sandbox sandbox) {
        this(sandbox.baseUrl(), sandbox.token());
    }

    Client(String baseUrl, String token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    HttpResponse<String> get(String target) {
        return send(request(target).GET(), "");
    }

    HttpResponse<String> post(String target, String body) {
        return send(request(target).POST(HttpRequest.BodyPublishers.ofString(body)), body);
    }

    /** A GET whose answer may be anything at all. */
    HttpResponse<String> getUnchecked(String target) {
        return exchange(request(target).GET());
    }

    /** A form, as one signs in with: no token is sent. */
    HttpResponse<String> form(String target, String fields) {
        return send(
                HttpRequest.newBuilder(URI.create(baseUrl + target))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields)),
                fields);
    }

    /** The body of a GET that came packed. */
    String packed(String target) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    request(target).header("Accept-Encoding", "gzip").GET().build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (!answer.headers().firstValue("content-encoding").equals(java.util.Optional.of("gzip"))) {
                throw new AssertionError(target + " did not come packed");
            }
            try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(answer.body()))) {
                return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<String> send(String method, String target, String body) {
        return send(request(target).method(method, HttpRequest.BodyPublishers.ofString(body)), body);
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(baseUrl + target)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String body) {
        HttpResponse<String> answer = exchange(request);
        List<String> wrong = Contract.violations(
                answer.request().method(),
                answer.uri().toString().substring(baseUrl.length()),
                body,
                answer.statusCode(),
                answer.headers().firstValue("content-type").orElse(""),
                answer.body());
        if (!wrong.isEmpty()) {
            throw new AssertionError(answer.request().method() + " " + answer.uri() + " answered " + answer.statusCode()
                    + " against the contract: " + wrong.subList(0, Math.min(5, wrong.size())));
        }
        return answer;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The body of a successful GET. */
    JsonNode json(String target) {
        return body(get(target));
    }

    /** The body of a successful POST. */
    JsonNode json(String target, String body) {
        return body(post(target, body));
    }

    private static JsonNode body(HttpResponse<String> response) {
        if (response.statusCode() != 200 && response.statusCode() != 207) {
            throw new AssertionError(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return MAPPER.readTree(response.body());
    }

    /** All pages of a list; {@code query} names the properties. */
    List<JsonNode> all(String type, String query) {
        List<JsonNode> all = new ArrayList<>();
        int limit = query.contains("propertiesWithHistory") ? 50 : 100;
        String after = "";
        do {
            JsonNode page = json("/crm/objects/2026-09/" + type + "?limit=" + limit + (query.isEmpty() ? "" : "&")
                    + query + (after.isEmpty() ? "" : "&after=" + after));
            page.path("results").forEach(all::add);
            after = page.path("paging").path("next").path("after").asString("");
        } while (!after.isEmpty());
        return all;
    }
}
