package io.keiro.log;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Delimited text, packed or not. */
final class DelimitedSource implements TableSource {

    private static final int SAMPLE = 1 << 17;

    private final SourceFile file;
    private final TextEncoding encoding;
    private final Dialect dialect;
    private final QuotedColumns quoted;
    private final ProgressListener progress;
    /** Which part of the file, or null for all of it. */
    private final TextStretch stretch;

    private DelimitedSource(
            SourceFile file, TextEncoding encoding, Dialect dialect, QuotedColumns quoted, ProgressListener progress) {
        this(file, encoding, dialect, quoted, progress, null);
    }

    private DelimitedSource(
            SourceFile file,
            TextEncoding encoding,
            Dialect dialect,
            QuotedColumns quoted,
            ProgressListener progress,
            TextStretch stretch) {
        this.file = file;
        this.encoding = encoding;
        this.dialect = dialect;
        this.quoted = quoted;
        this.progress = progress;
        this.stretch = stretch;
    }

    static DelimitedSource of(SourceFile file) {
        return of(file, null, Dialect.Given.NOTHING, ProgressListener.SILENT);
    }

    /**
     * @param charset the encoding if the caller knows it, else null
     */
    static DelimitedSource of(SourceFile file, Charset charset, Dialect.Given given, ProgressListener progress) {
        try {
            TextEncoding encoding = charset == null ? TextEncoding.detect(file) : given(file, charset);
            String sample = sample(file, encoding);
            Dialect dialect = Dialect.detect(sample, sample.length() < SAMPLE, given);
            return new DelimitedSource(file, encoding, dialect, QuotedColumns.of(sample, dialect), progress);
        } catch (CharacterCodingException e) {
            throw wrongCharset(file, charset == null ? StandardCharsets.UTF_8 : charset, e);
        } catch (IOException e) {
            throw SourceFile.unreadable(file.name(), e);
        }
    }

    private static String sample(SourceFile file, TextEncoding encoding) throws IOException {
        char[] sample = new char[SAMPLE];
        int length = 0;
        try (Reader reader = encoding.reader(file.open())) {
            for (int read = reader.read(sample); read > 0; read = reader.read(sample, length, SAMPLE - length)) {
                length += read;
            }
        }
        return new String(sample, 0, length);
    }

    private static TextEncoding given(SourceFile file, Charset charset) throws IOException {
        try (InputStream in = file.open()) {
            return TextEncoding.given(charset, in.readNBytes(4));
        }
    }

    /** The same text in an encoding of before Unicode, for when its bytes turn out not to be UTF-8. */
    private DelimitedSource withoutUtf8() {
        try {
            return new DelimitedSource(file, TextEncoding.detectWithoutUtf8(file), dialect, quoted, progress);
        } catch (IOException e) {
            throw SourceFile.unreadable(file.name(), e);
        }
    }

    @Override
    public TableSource inOtherEncoding(LogFormatException e) {
        // A text of mostly ASCII only shows far behind that it is not UTF-8.
        return guessedUtf8() && isWrongCharset(e) ? withoutUtf8() : null;
    }

    /** True if the encoding was only found, not given or marked, so that a reader may try another. */
    private boolean guessedUtf8() {
        return encoding.mark() == 0 && encoding.charset().equals(StandardCharsets.UTF_8);
    }

    /** True if the text holds bytes that its encoding does not know. */
    private static boolean isWrongCharset(LogFormatException e) {
        return e.getCause() instanceof CharacterCodingException;
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public Phrase format() {
        Phrase delimiter = dialect.delimiterName();
        String charset = encoding.charset().displayName();
        return Phrase.of(
                "delimited text, " + delimiter.en() + ", " + charset + " ("
                        + encoding.reason().en() + ")",
                "区切りテキスト(" + delimiter.ja() + "、" + charset + "、"
                        + encoding.reason().ja() + ")");
    }

    @Override
    public List<Stretch> stretches() {
        if (!TextStretch.isPossible(file, encoding.charset())) {
            return List.of();
        }
        try {
            List<Stretch> parts = new ArrayList<>();
            for (TextStretch part :
                    TextStretch.of(file.path(), Runtime.getRuntime().availableProcessors())) {
                boolean first = part.from() == 0;
                parts.add(new Part(
                        new DelimitedSource(
                                file,
                                first ? encoding : encoding.withoutMark(),
                                first ? dialect : dialect.below(),
                                quoted,
                                first ? progress : ProgressListener.SILENT,
                                part),
                        part));
            }
            return parts;
        } catch (IOException e) {
            throw SourceFile.unreadable(file.name(), e);
        }
    }

    @Override
    public List<Phrase> remarks() {
        return file.changes();
    }

    @Override
    public Column.Type type(String column) {
        return quoted.isText(column) ? Column.Type.TEXT : null;
    }

    @Override
    public boolean saysTypes() {
        return quoted.declared();
    }

    @Override
    public void rows(RowHandler handler) {
        if (stretch != null && PlainRows.canRead(encoding.charset(), dialect)) {
            plainRows(handler);
        } else {
            parsedRows(handler);
        }
    }

    /** Rows of a stretch; if the text is unusual, the whole of it is read again with the library's parser. */
    private void plainRows(RowHandler handler) {
        try (ProgressInput in = ProgressInput.open(file, stretch, progress)) {
            in.skipNBytes(encoding.mark());
            new PlainRows(in.telling(), stretch.to() - stretch.from(), encoding.charset(), dialect, handler).pass();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void parsedRows(RowHandler handler) {
        CsvRows rows = new CsvRows(file.name(), handler, dialect.announced() ? 1 : 0);
        try (ProgressInput in = stretch == null
                        ? ProgressInput.open(file, progress)
                        : ProgressInput.open(file, stretch, progress);
                Reader reader = reader(in);
                CsvReader<Boolean> csv = CsvReader.builder()
                        .fieldSeparator(dialect.delimiter())
                        .quoteCharacter(dialect.quote())
                        .trimWhitespacesAroundQuotes(dialect.spaced())
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .build(rows, reader)) {
            for (boolean goOn : csv) {
                if (!goOn) {
                    return;
                }
                in.tell();
            }
            if (stretch == null) {
                in.finished();
            }
        } catch (CsvParseException e) {
            throw notCsv(rows.line, e);
        } catch (UncheckedIOException e) {
            throw failed(e.getCause());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Reader reader(InputStream in) throws IOException {
        Reader reader = encoding.reader(in);
        if (!dialect.announced()) {
            return reader;
        }
        BufferedReader lines = new BufferedReader(reader);
        lines.readLine();
        return lines;
    }

    private RuntimeException failed(IOException e) {
        return e instanceof CharacterCodingException coding
                ? wrongCharset(file, encoding.charset(), coding)
                : SourceFile.unreadable(file.name(), e);
    }

    private RuntimeException notCsv(long line, CsvParseException e) {
        if (e.getCause() instanceof IOException io) {
            return failed(io);
        }
        if (e.getCause() instanceof UncheckedIOException unchecked) {
            return failed(unchecked.getCause());
        }
        // The parser also wraps what the receiver of its rows throws.
        if (e.getCause() instanceof RuntimeException receiver) {
            return receiver;
        }
        return LogFormatException.caused(
                LogFormatException.Place.line(file.name(), line),
                Phrase.of(
                        "the row that begins here is not delimited text: " + e.getMessage() + "; look at its quotes "
                                + dialect.quote() + ", or name another with quote(...)",
                        "ここから始まる行が区切りテキストとして読めません(" + e.getMessage() + ")。引用符 " + dialect.quote()
                                + " を確認するか、quote(...) で別の引用符を指定してください"),
                e);
    }

    private static RuntimeException wrongCharset(SourceFile file, Charset charset, CharacterCodingException e) {
        return LogFormatException.in(
                file.name(),
                Phrase.of(
                        "holds bytes that are not " + charset.displayName()
                                + "; name its encoding, for example EventLog.csv(path).charset(Charset.forName(\"windows-31j\"))",
                        "に " + charset.displayName()
                                + " ではないバイトがあります。文字コードを指定してください。例: EventLog.csv(path).charset(Charset.forName(\"windows-31j\"))"),
                e);
    }

    /** A stretch of the text. */
    private record Part(DelimitedSource text, TextStretch place) implements Stretch {

        @Override
        public void rows(RowHandler handler) {
            text.rows(handler);
        }

        @Override
        public long lines() {
            try {
                return place.lines(text.file.path());
            } catch (IOException e) {
                throw SourceFile.unreadable(text.name(), e);
            }
        }
    }

    /** Passes the parser's characters on without making strings of them. */
    private static final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final String file;
        private final RowHandler handler;
        private final int linesAbove;
        private long line;

        CsvRows(String file, RowHandler handler, int linesAbove) {
            this.file = file;
            this.handler = handler;
            this.linesAbove = linesAbove;
            this.line = linesAbove;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber + linesAbove;
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
            if (field == GrowingColumns.MOST_COLUMNS) {
                throw tooWide();
            }
            handler.cell(field, buffer, offset, length);
        }

        private LogFormatException tooWide() {
            String most = Wording.number(GrowingColumns.MOST_COLUMNS);
            return LogFormatException.at(
                    LogFormatException.Place.line(file, line),
                    Phrase.of(
                            "the row has more than " + most
                                    + " values, so this is no table of events; look at its delimiter, or name it with"
                                    + " delimiter(...)",
                            "1行の値が " + most + "個を超えているため、イベントの表ではありません。区切り文字を確認するか、delimiter(...) で指定してください"));
        }

        @Override
        protected Boolean buildRecord() {
            return handler.endRow(line, getFieldCount());
        }
    }
}
