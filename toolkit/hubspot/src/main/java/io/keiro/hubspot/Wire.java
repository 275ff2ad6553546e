package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Sends one request once and hands back the answer as it came. Follows no redirect, retries nothing, and gives up at once when the
 * waiting thread is interrupted.
 */
final class Wire {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LARGEST_ANSWER = 64L << 20;

    /** After a long wait a server may have closed the connection: it is left before that, or the next attempt would be lost on it. */
    private static final long IDLE_SECONDS = 20;

    /** What came back: status, headers, body. */
    record Raw(int status, Headers headers, byte[] body) {}

    private final OkHttpClient client;
    private final HttpUrl base;

    Wire(URI baseUrl, int inFlight, Duration timeout) {
        this.base = HttpUrl.get(baseUrl);
        Dispatcher dispatcher = new Dispatcher(daemons());
        dispatcher.setMaxRequests(inFlight);
        dispatcher.setMaxRequestsPerHost(inFlight);
        this.client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(inFlight, IDLE_SECONDS, TimeUnit.SECONDS))
                .addInterceptor(new ReadOnlyGuard(base))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(timeout.compareTo(Duration.ofSeconds(10)) < 0 ? timeout : Duration.ofSeconds(10))
                .readTimeout(timeout)
                .callTimeout(timeout)
                .build();
    }

    /** OkHttp's own threads would keep a finished program alive for a minute. */
    private static ThreadPoolExecutor daemons() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "keiro-hubspot-wire");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Gives back the connections that are idle, so that a portal keeps none open for a client that is done. */
    void rest() {
        client.connectionPool().evictAll();
    }

    String host() {
        return base.host() + (base.port() == HttpUrl.defaultPort(base.scheme()) ? "" : ":" + base.port());
    }

    /**
     * @param bearer the value of the Authorization header, or null for the form that asks for a token
     */
    Raw send(ReadRequest request, String bearer) throws IOException, InterruptedException {
        Request.Builder message = new Request.Builder()
                .url(address(request))
                .header("Accept", "application/json")
                .header("User-Agent", "Keiro (read-only)");
        if (bearer != null) {
            message.header("Authorization", bearer);
        }
        if (request.signsIn()) {
            FormBody.Builder form = new FormBody.Builder();
            request.query().forEach(field -> form.add(field.name(), field.value()));
            message.post(form.build());
        } else if (request.body() != null) {
            message.post(RequestBody.create(request.body().toString().getBytes(StandardCharsets.UTF_8), JSON));
        }
        Call call = client.newCall(message.build());
        CompletableFuture<Raw> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                answer.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    answer.complete(new Raw(response.code(), response.headers(), read(response)));
                } catch (IOException | RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        } catch (ExecutionException e) {
            Throwable failure = e.getCause();
            if (failure.getCause() instanceof HubSpotException refused) {
                throw refused;
            }
            if (failure instanceof HubSpotException tooLong) {
                throw tooLong;
            }
            throw failure instanceof IOException broken ? broken : new IOException(failure);
        }
    }

    private byte[] read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LARGEST_ANSWER + 1)) {
            throw new HubSpotException(Phrase.of(
                    "An answer of " + host() + " is longer than " + (LARGEST_ANSWER >> 20)
                            + " MB; no page of a portal is. Is the base address right?",
                    host() + " の応答が " + (LARGEST_ANSWER >> 20) + " MBを超えました。ポータルのページではあり得ない大きさです。接続先のアドレスを確認してください。"));
        }
        return source.readByteArray();
    }

    private HttpUrl address(ReadRequest request) {
        HttpUrl.Builder url =
                base.newBuilder().addEncodedPathSegments(request.path().substring(1));
        for (ReadRequest.Parameter parameter : request.signsIn() ? List.<ReadRequest.Parameter>of() : request.query()) {
            url.addQueryParameter(parameter.name(), parameter.value());
        }
        return url.build();
    }
}
