package io.keiro.notebook;

import io.keiro.log.KeiroVersion;
import io.keiro.log.Phrase;
import java.util.regex.Pattern;

/** The version of the toolkit, and whether it is the one that a notebook was written for. */
final class ToolkitVersion {

    private static final Pattern FORM = Pattern.compile("\\d+(\\.\\d+){0,2}");

    private ToolkitVersion() {}

    /** The version that is loaded, for example 0.1.0. */
    static String loaded() {
        return KeiroVersion.loaded();
    }

    /** The loaded version, if it fits the wanted one: equal in every part that the wanted one names. */
    static String require(String wanted) {
        String loaded = loaded();
        if (!FORM.matcher(wanted == null ? "" : wanted.strip()).matches()) {
            throw new NotebookException(Phrase.of(
                    "\"" + wanted + "\" is no version; write numbers and dots, for example \"0.1\" (loaded is " + loaded
                            + ").",
                    "「" + wanted + "」はバージョンではありません。\"0.1\" のように数字とドットで指定してください（読み込まれているのは " + loaded + "）。"));
        }
        if (!(loaded + ".").startsWith(wanted.strip() + ".")) {
            throw new NotebookException(Phrase.of(
                    "This notebook was written for Keiro " + wanted + ", but this kernel has loaded Keiro " + loaded
                            + ". Take the notebook that came with Keiro " + loaded
                            + ", or get Keiro " + wanted + " and run start.py again; then restart the kernel.",
                    "このノートブックはKeiro " + wanted + " 用ですが、カーネルにはKeiro " + loaded + " が読み込まれています。Keiro "
                            + loaded + " に付属のノートブックを使うか、Keiro " + wanted
                            + " を入手して start.py をもう一度実行し、カーネルを再起動してください。"));
        }
        return loaded;
    }
}
