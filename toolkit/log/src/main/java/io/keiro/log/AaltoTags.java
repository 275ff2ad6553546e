package io.keiro.log;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The complete parser: any encoding, namespaces, CDATA and whatever else XML allows. */
final class AaltoTags implements XesTags {

    private final XMLStreamReader xml;
    private String key;
    private String scope;
    private boolean hasValue;
    private char[] characters = new char[256];
    private int length;

    AaltoTags(InputStream in) throws SyntaxException {
        try {
            xml = XmlInput.reader(new TagLimit(in));
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    @Override
    public boolean next() throws SyntaxException, IOException {
        return pulled() == XMLStreamConstants.START_ELEMENT;
    }

    @Override
    public void end() throws SyntaxException, IOException {
        if (pulled() != XMLStreamConstants.END_DOCUMENT) {
            throw new SyntaxException(line(), "something follows the end of the log", null);
        }
    }

    /** The next tag or the end. */
    private int pulled() throws SyntaxException, IOException {
        try {
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    attributes();
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        || event == XMLStreamConstants.END_ELEMENT
                        || event == XMLStreamConstants.END_DOCUMENT) {
                    return event;
                }
            }
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw damaged(e);
        } catch (RuntimeException e) {
            // The parser stumbles over some damaged bytes in ways of its own.
            if (XmlInput.isFrom(e)) {
                throw damaged(e);
            }
            throw e;
        }
    }

    private void attributes() {
        key = null;
        scope = null;
        hasValue = false;
        for (int i = xml.getAttributeCount() - 1; i >= 0; i--) {
            switch (xml.getAttributeLocalName(i)) {
                case "key" -> key = xml.getAttributeValue(i);
                case "scope" -> scope = xml.getAttributeValue(i);
                case "value" -> value(xml.getAttributeValue(i));
                default -> {
                    // versions, names and addresses of extensions
                }
            }
        }
    }

    private void value(String value) {
        hasValue = true;
        length = value.length();
        if (length > characters.length) {
            characters = new char[Math.max(length, 2 * characters.length)];
        }
        value.getChars(0, length, characters, 0);
    }

    private SyntaxException damaged(Exception e) {
        Throwable cause = e.getCause() instanceof IOException ? e.getCause() : e;
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        long line = e instanceof XMLStreamException at && at.getLocation() != null
                ? at.getLocation().getLineNumber()
                : xml == null ? 1 : xml.getLocation().getLineNumber();
        return new SyntaxException(line, reason, e);
    }

    @Override
    public String element() {
        return xml.getLocalName();
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
        return xml.getLocation().getLineNumber();
    }
}
