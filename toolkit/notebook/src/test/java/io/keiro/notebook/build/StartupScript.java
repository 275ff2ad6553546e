package io.keiro.notebook.build;

import java.util.List;

/** The kernel's start-up script, and what JJava adds to it by itself. */
final class StartupScript {

    /** JJava 1.0a8 imports these before our script, and the display calls of its two classes. */
    static final List<String> KERNEL_IMPORTS = List.of(
            "import java.util.*;",
            "import java.io.*;",
            "import java.math.*;",
            "import java.net.*;",
            "import java.time.*;",
            "import java.util.concurrent.*;",
            "import java.util.prefs.*;",
            "import java.util.regex.*;");

    /** Calls that the kernel's own classes put into every cell. */
    static final List<String> KERNEL_CALLS = List.of(
            "display",
            "render",
            "updateDisplay",
            "eval",
            "printf",
            "kernel",
            "getKernelInstance",
            "lineMagic",
            "cellMagic");

    private StartupScript() {}

    static String text() {
        return Checkout.text(Checkout.STARTUP_SCRIPT);
    }

    static List<String> lines() {
        return text().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    static List<String> imports() {
        return lines().stream().filter(line -> line.startsWith("import ")).toList();
    }
}
