package io.keiro.log;

import io.keiro.log.ByteSymbols.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The quick parser, straight on the bytes of ordinary files: UTF-8, elements with attributes, white space between them, comments. It
 * checks what it reads and gives up, by a {@link SyntaxException}, on everything else: other encodings, prefixes, CDATA, document types,
 * text between tags, damage. The file is then read again by the complete parser, which decides what it means.
 */
// Longer than 300 lines: one scanner around one cursor; its methods call each other for every byte.
final class QuickTags implements XesTags {

    private static final Pattern DECLARATION = Pattern.compile(
            "<\\?xml\\s+version\\s*=\\s*(['\"])1\\.0\\1(\\s+encoding\\s*=\\s*(['\"])((?i:utf-8|us-ascii))\\3)?"
                    + "(\\s+standalone\\s*=\\s*(['\"])(yes|no)\\6)?\\s*\\?>");
    private static final int WINDOW = 1 << 18;
    private static final int LARGEST = 1 << 26;

    /** Bytes that end the plain part of an attribute's value: quotes, markup, control characters, all beyond ASCII. */
    private static final boolean[] SPECIAL = new boolean[256];

    /** Bytes of which names are made here. */
    private static final boolean[] NAME = new boolean[256];

    static {
        Arrays.fill(NAME, 'a', 'z' + 1, true);
        Arrays.fill(NAME, 'A', 'Z' + 1, true);
        Arrays.fill(NAME, '0', ':' + 1, true);
        NAME['.'] = true;
        NAME['_'] = true;
        NAME['-'] = true;
        Arrays.fill(SPECIAL, 0, ' ', true);
        Arrays.fill(SPECIAL, 0x7f, 256, true);
        SPECIAL['"'] = true;
        SPECIAL['\''] = true;
        SPECIAL['&'] = true;
        SPECIAL['<'] = true;
    }

    private final InputStream in;
    private final ByteSymbols symbols = new ByteSymbols();
    private final Symbol keyName = symbols.of("key");
    private final Symbol valueName = symbols.of("value");
    private final Symbol scopeName = symbols.of("scope");

    private byte[] bytes = new byte[WINDOW];
    /** Start of the tag being read; what lies before it is done with. */
    private int position;
    /** Where in the tag. */
    private int at;

    private int limit;
    private boolean ended;
    private long line = 1;
    private int linesInTag;

    private Symbol[] open = new Symbol[16];
    private int depth;
    private boolean empty;
    private Symbol element = symbols.of("");
    private Symbol lastElement = element;
    private Symbol lastKey = element;
    private Symbol[] attributes = new Symbol[8];
    private int attributeCount;

    private String key;
    private String scope;
    private boolean hasValue;
    private char[] characters = new char[WINDOW];
    private int length;
    private char[] spare = {};

    QuickTags(InputStream in) throws IOException, SyntaxException {
        this.in = in;
        while (!ended && limit < 64) {
            fill();
        }
        prolog();
    }

    /** Byte-order mark and XML declaration; only UTF-8 and its part ASCII are read here. */
    private void prolog() throws SyntaxException, IOException {
        if (limit >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            position = 3;
        }
        if (starts("<?xml")) {
            int end = find("?>") + 2;
            String declaration = new String(bytes, position, end - position, StandardCharsets.ISO_8859_1);
            if (!DECLARATION.matcher(declaration).matches()) {
                throw unusual("declaration");
            }
            skipTo(end);
        }
    }

    @Override
    public boolean next() throws SyntaxException, IOException {
        if (empty) {
            empty = false;
            element = open[--depth];
            return false;
        }
        while (true) {
            white();
            Tag tag = tag();
            // A tag that the window cuts off is read again when the window has moved.
            while (tag == Tag.CUT_OFF) {
                more();
                tag = tag();
            }
            if (tag != Tag.NONE) {
                return tag == Tag.START;
            }
        }
    }

    @Override
    public void end() throws SyntaxException, IOException {
        while (!ended) {
            while (position < limit) {
                byte b = bytes[position++];
                if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                    throw unusual("text behind the log");
                }
            }
            position = 0;
            limit = 0;
            fill();
        }
    }

    private enum Tag {
        START,
        END,
        NONE,
        CUT_OFF
    }

    /** Blanks between tags; nothing else may stand there. */
    private void white() throws SyntaxException, IOException {
        while (true) {
            while (position < limit) {
                byte b = bytes[position];
                if (b == '<') {
                    return;
                }
                if (b == '\n') {
                    line++;
                } else if (b != ' ' && b != '\t' && b != '\r') {
                    throw unusual("text between tags");
                }
                position++;
            }
            more();
        }
    }

    private Tag tag() throws SyntaxException, IOException {
        at = position + 1;
        linesInTag = 0;
        if (at == limit) {
            return Tag.CUT_OFF;
        }
        if (bytes[at] == '/') {
            at++;
            return endTag();
        }
        return bytes[at] == '!' ? comment() : startTag();
    }

    private Tag endTag() throws SyntaxException {
        if (depth == 0) {
            throw unusual("end tag");
        }
        Symbol name = name(open[depth - 1]);
        if (name == null || !blanks()) {
            return Tag.CUT_OFF;
        }
        if (bytes[at] != '>' || open[depth - 1] != name) {
            throw unusual("end tag");
        }
        depth--;
        element = name;
        done();
        return Tag.END;
    }

    /** A comment of plain characters, in which two hyphens only stand at its end. */
    private Tag comment() throws SyntaxException, IOException {
        if (limit - position < 4) {
            return Tag.CUT_OFF;
        }
        if (!starts("<!--")) {
            throw unusual("declaration");
        }
        skipTo(position + 4);
        int end = find("--");
        if (limit - end < 3) {
            more();
            end = find("--");
        }
        for (int i = position; i < end; i++) {
            byte b = bytes[i];
            if (b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                throw unusual("character");
            }
        }
        if (limit - end < 3 || bytes[end + 2] != '>') {
            throw unusual("comment");
        }
        skipTo(end + 3);
        return Tag.NONE;
    }

    private Tag startTag() throws SyntaxException {
        key = null;
        scope = null;
        hasValue = false;
        attributeCount = 0;
        Symbol name = name(lastElement.next);
        if (name == null) {
            return Tag.CUT_OFF;
        }
        while (true) {
            int before = at;
            if (!blanks()) {
                return Tag.CUT_OFF;
            }
            byte b = bytes[at];
            if (b == '>' || b == '/') {
                return closed(name, b == '/');
            }
            if (before == at) {
                throw unusual("tag");
            }
            if (!attribute()) {
                return Tag.CUT_OFF;
            }
        }
    }

    private Tag closed(Symbol name, boolean slash) throws SyntaxException {
        at += slash ? 1 : 0;
        if (at == limit) {
            return Tag.CUT_OFF;
        }
        if (bytes[at] != '>') {
            throw unusual("tag");
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = name;
        empty = slash;
        element = name;
        lastElement.next = name;
        lastElement = name;
        done();
        return Tag.START;
    }

    /** One attribute; false if the window cuts it off. */
    private boolean attribute() throws SyntaxException {
        Symbol name = name(attributeCount == 0 ? keyName : valueName);
        if (name == null || !blanks()) {
            return false;
        }
        distinct(name);
        if (bytes[at++] != '=') {
            throw unusual("attribute");
        }
        if (!blanks()) {
            return false;
        }
        byte quote = bytes[at++];
        if (quote != '"' && quote != '\'') {
            throw unusual("attribute");
        }
        if (name == valueName) {
            length = text(quote, characters);
            hasValue = length >= 0;
            return hasValue;
        }
        if (name == keyName && isKeyAsExpected(quote)) {
            return true;
        }
        return other(name, quote);
    }

    /** An element has each attribute once. */
    private void distinct(Symbol name) throws SyntaxException {
        for (int i = 0; i < attributeCount; i++) {
            if (attributes[i] == name) {
                throw unusual("attribute twice");
            }
        }
        if (attributeCount == attributes.length) {
            attributes = Arrays.copyOf(attributes, 2 * attributeCount);
        }
        attributes[attributeCount++] = name;
    }

    /** Keys mostly come in the same order in every event. */
    private boolean isKeyAsExpected(byte quote) {
        Symbol guess = lastKey.next;
        int end = guess == null ? limit : at + guess.length();
        if (end >= limit || bytes[end] != quote || !guess.isAt(bytes, at)) {
            return false;
        }
        at = end + 1;
        lastKey = guess;
        key = guess.toString();
        return true;
    }

    /** A key that was not expected, or an attribute that is of no interest but must be well formed. */
    private boolean other(Symbol name, byte quote) throws SyntaxException {
        int start = at;
        while (at < limit && !SPECIAL[bytes[at] & 0xff]) {
            at++;
        }
        if (at < limit && bytes[at] == quote) {
            Symbol value = symbols.of(bytes, start, at++);
            if (name == keyName) {
                lastKey.next = value;
                lastKey = value;
            }
            keep(name, value.toString());
            return true;
        }
        at = start;
        spare = spare.length < limit - start ? new char[limit - start] : spare;
        int count = text(quote, spare);
        if (count >= 0) {
            keep(name, new String(spare, 0, count));
        }
        return count >= 0;
    }

    private void keep(Symbol name, String value) {
        if (name == keyName) {
            key = value;
        } else if (name == scopeName) {
            scope = value;
        }
    }

    /** The value up to the closing quote, which is passed; -1 if the window cuts it off. */
    private int text(byte quote, char[] target) throws SyntaxException {
        int count = 0;
        while (at < limit) {
            byte b = bytes[at];
            if (!SPECIAL[b & 0xff]) {
                target[count++] = (char) b;
                at++;
            } else if (b == quote) {
                at++;
                return count;
            } else if (b == '"' || b == '\'') {
                target[count++] = (char) b;
                at++;
            } else {
                int next = special(b, target, count);
                if (next < 0) {
                    return -1;
                }
                count = next;
            }
        }
        return -1;
    }

    /** A reference, a character beyond ASCII, or a blank that counts as a space. Returns the new count, or -1 if cut off. */
    private int special(byte b, char[] target, int count) throws SyntaxException {
        if (b == '&') {
            return reference(target, count);
        }
        if (b < 0) {
            return beyondAscii(b & 0xff, target, count);
        }
        if (b == 0x7f) {
            target[count] = (char) b;
            at++;
            return count + 1;
        }
        if (b != '\n' && b != '\t' && b != '\r') {
            throw unusual("character");
        }
        if (b == '\r' && at + 1 == limit) {
            return -1;
        }
        // A line break of two characters is one blank.
        boolean half = b == '\r' && bytes[at + 1] == '\n';
        target[count] = ' ';
        linesInTag += b == '\n' ? 1 : 0;
        at++;
        return half ? count : count + 1;
    }

    private int reference(char[] target, int count) throws SyntaxException {
        int end = at + 1;
        while (end < limit && bytes[end] != ';' && end - at < 12) {
            end++;
        }
        if (end == limit) {
            return -1;
        }
        String name = new String(bytes, at + 1, end - at - 1, StandardCharsets.ISO_8859_1);
        int code = switch (bytes[end] == ';' ? name : "") {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> number(name);
        };
        at = end + 1;
        return count + Character.toChars(code, target, count);
    }

    private int number(String name) throws SyntaxException {
        try {
            int code = name.startsWith("#x")
                    ? Integer.parseInt(name.substring(2), 16)
                    : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
            if (isCharacter(code)) {
                return code;
            }
        } catch (NumberFormatException e) {
            throw unusual("reference");
        }
        throw unusual("reference");
    }

    private static boolean isCharacter(int code) {
        boolean control = code < ' ' && code != '\n' && code != '\r' && code != '\t';
        boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        return !control && !surrogate && code <= Character.MAX_CODE_POINT && code != 0xfffe && code != 0xffff;
    }

    private int beyondAscii(int lead, char[] target, int count) throws SyntaxException {
        int extra = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (lead < 0xc2 || lead > 0xf4) {
            throw unusual("encoding");
        }
        if (at + extra >= limit) {
            return -1;
        }
        int code = lead & (0x3f >> extra);
        for (int i = 1; i <= extra; i++) {
            int follow = bytes[at + i] & 0xff;
            if ((follow & 0xc0) != 0x80) {
                throw unusual("encoding");
            }
            code = code << 6 | follow & 0x3f;
        }
        boolean shortest = code >= (extra == 3 ? 0x10000 : extra == 2 ? 0x800 : 0x80);
        if (!shortest || !isCharacter(code)) {
            throw unusual("encoding");
        }
        at += extra + 1;
        return count + Character.toChars(code, target, count);
    }

    /**
     * A name of plain letters; null if the window cuts it off. Declarations of namespaces are names like others; what else has a prefix
     * is left to the complete parser.
     *
     * @param guess what it probably is, or null
     */
    private Symbol name(Symbol guess) throws SyntaxException {
        int start = at;
        if (guess != null) {
            int end = start + guess.length();
            if (end < limit && guess.isAt(bytes, start) && !NAME[bytes[end] & 0xff]) {
                at = end;
                return guess;
            }
        }
        boolean prefixed = false;
        while (at < limit && NAME[bytes[at] & 0xff]) {
            prefixed |= bytes[at++] == ':';
        }
        if (at == limit) {
            return null;
        }
        if (at == start || bytes[start] <= ':') {
            throw unusual("name");
        }
        Symbol name = symbols.of(bytes, start, at);
        if (prefixed && !isDeclaration(name.toString())) {
            throw unusual("prefix");
        }
        return name;
    }

    private static boolean isDeclaration(String name) {
        int colon = name.indexOf(':');
        boolean known = name.startsWith("xmlns:") || name.startsWith("xml:");
        return known && colon == name.lastIndexOf(':') && colon + 1 < name.length() && name.charAt(colon + 1) > ':';
    }

    /** Passes blanks; false if the window ends. */
    private boolean blanks() {
        while (at < limit && bytes[at] <= ' ' && bytes[at] >= '\t') {
            linesInTag += bytes[at++] == '\n' ? 1 : 0;
        }
        return at < limit;
    }

    /** The tag that ends at the current byte is complete. */
    private void done() {
        line += linesInTag;
        position = at + 1;
    }

    private void skipTo(int next) {
        for (int i = position; i < next; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        position = next;
    }

    private boolean starts(String text) {
        if (limit - position < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[position + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where this text begins next, moving the window on as far as needed. */
    private int find(String text) throws SyntaxException, IOException {
        int offset = 0;
        while (true) {
            for (int i = position + offset; i + text.length() <= limit; i++) {
                int same = 0;
                while (same < text.length() && bytes[i + same] == text.charAt(same)) {
                    same++;
                }
                if (same == text.length()) {
                    return i;
                }
            }
            offset = Math.max(0, limit - position - text.length());
            more();
        }
    }

    /** Moves what is left to the front and reads on. */
    private void more() throws SyntaxException, IOException {
        if (ended) {
            throw unusual("end of file");
        }
        if (position == 0 && limit == bytes.length) {
            if (bytes.length >= LARGEST) {
                throw unusual("size of a tag");
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            characters = Arrays.copyOf(characters, bytes.length);
        } else {
            System.arraycopy(bytes, position, bytes, 0, limit - position);
            limit -= position;
            position = 0;
        }
        fill();
    }

    private void fill() throws IOException {
        int read = in.read(bytes, limit, bytes.length - limit);
        ended = read < 0;
        limit += Math.max(0, read);
    }

    private SyntaxException unusual(String what) {
        return new SyntaxException(line, what, null);
    }

    @Override
    public String element() {
        return element.toString();
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String scope() {
        return scope;
    }

    @Override
    public boolean hasValue() {
        return hasValue;
    }

    @Override
    public char[] characters() {
        return characters;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public long line() {
        return line;
    }
}
