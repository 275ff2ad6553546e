package io.keiro.sandbox;

import io.keiro.sandbox.Sandbox.Language;
import io.keiro.sandbox.portal.Switch;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * A sandbox as a process of its own: {@code java -cp ... io.keiro.sandbox.SandboxProcess --port 8950 --deals 2000}. It tells its
 * address and the file with its token, and runs until it is interrupted. A line on its standard input such as {@code search.lag=30s}
 * throws a switch; {@code off search.lag} throws it back.
 *
 * <p>The token stands in that file only, which nobody but its owner can read: not in the output, not among the arguments.
 */
public final class SandboxProcess {

    private static final int WRONG_ARGUMENTS = 2;

    private final SandboxArguments arguments;
    private final PrintStream out;
    private final Sandbox sandbox;
    private final Path tokenFile;

    private SandboxProcess(SandboxArguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
        sandbox = Sandbox.start(arguments.options());
        try {
            tokenFile = TokenFile.write(arguments.tokenFile(), sandbox.token());
        } catch (IOException | RuntimeException failed) {
            sandbox.close();
            throw new IllegalArgumentException(
                    say(
                            "The token cannot be written to " + arguments.tokenFile() + ": " + failed,
                            arguments.tokenFile() + " にトークンを書き込めません：" + failed),
                    failed);
        }
    }

    /** Runs until the process is interrupted. Exit code 2 means that an argument cannot be used. */
    public static void main(String[] words) throws InterruptedException {
        PrintStream out = stream(FileDescriptor.out);
        try {
            SandboxArguments arguments = SandboxArguments.of(words);
            if (arguments.helpWanted()) {
                out.print(help(arguments.language()));
                return;
            }
            SandboxProcess process = new SandboxProcess(arguments, out);
            Runtime.getRuntime().addShutdownHook(new Thread(process::end, "sandbox-end"));
            process.announce();
            process.listen();
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException | UncheckedIOException refused) {
            stream(FileDescriptor.err).println(refused.getMessage());
            System.exit(WRONG_ARGUMENTS);
        }
    }

    /** UTF-8 whatever the system believes, so that Japanese comes through. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private String say(String en, String ja) {
        return new Text(en, ja).in(arguments.language());
    }

    private void announce() {
        String deals = String.format(Locale.ROOT, "%,d", arguments.options().deals());
        long seed = arguments.options().seed();
        out.println(say(
                "The sandbox portal listens at " + sandbox.baseUrl() + " (" + deals + " deals, seed " + seed + ").",
                "サンドボックスポータルが " + sandbox.baseUrl() + " で待ち受けています（商談 " + deals + " 件、シード " + seed + "）。"));
        out.println(say(
                "Its token is in " + tokenFile + ", which only you can read.",
                "トークンは " + tokenFile + " にあります（本人のみ読み取り可）。"));
        if (!sandbox.faults().toString().isEmpty()) {
            out.println(say("Switched: ", "スイッチ：") + sandbox.faults());
        }
        out.println(say("End it with Ctrl-C.", "終了するには Ctrl-C を押します。"));
    }

    /** Takes switches from the standard input until that ends. */
    private void listen() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                obey(line.trim());
            }
        } catch (IOException ended) {
            // Nobody speaks any more; the portal goes on.
        }
    }

    private void obey(String line) {
        if (line.isEmpty()) {
            return;
        }
        try {
            if (line.startsWith("off ")) {
                sandbox.switchOff(line.substring("off ".length()).trim());
            } else {
                sandbox.switchOn(line);
            }
            out.println(say("Switched: ", "スイッチ：") + sandbox.faults());
        } catch (IllegalArgumentException unknown) {
            out.println(unknown.getMessage());
        }
    }

    private void end() {
        sandbox.close();
        try {
            Files.deleteIfExists(tokenFile);
        } catch (IOException stuck) {
            // What is left is a token that no portal takes any more.
        }
    }

    /** How to call it, and all switches. */
    static String help(Language language) {
        boolean japanese = language == Language.JA;
        StringBuilder text = new StringBuilder(SandboxArguments.help(language)).append('\n');
        for (Switch<?> one : Switch.all()) {
            text.append("  ")
                    .append(one.name())
                    .append('=')
                    .append(one.example())
                    .append("\n      ")
                    .append(one.explanation(japanese))
                    .append('\n');
        }
        return text.toString();
    }
}
