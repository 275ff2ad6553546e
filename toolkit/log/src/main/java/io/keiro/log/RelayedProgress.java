package io.keiro.log;

/** Takes progress from the thread that reads and tells the listener on the thread that asked for the log. */
final class RelayedProgress implements ProgressListener {

    private final ProgressListener listener;
    private volatile Heard heard;
    private Heard told;

    private record Heard(Phrase what, long done, long total) {}

    RelayedProgress(ProgressListener listener) {
        this.listener = listener;
    }

    @Override
    public void progress(Phrase what, long done, long total) {
        heard = new Heard(what, done, total);
    }

    /** Tells what was heard last, once. */
    void tell() {
        Heard latest = heard;
        if (latest != told) {
            told = latest;
            listener.progress(latest.what(), latest.done(), latest.total());
        }
    }
}
