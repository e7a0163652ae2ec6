package io.studiolo.gateway.proxy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A page of the gateway's own, on an app's origin. Every text is data: it is escaped, whoever wrote it.
 *
 * @param title what is the matter, in a few words
 * @param text one sentence more
 * @param note small print, such as the cause of a failure; empty for none
 * @param action the way out
 * @param waiting whether it asks again each second
 */
record Page(
        String title, String text, String note, @Nullable Action action, boolean waiting) {
    private static final String STYLE = """
            :root{color-scheme:light dark;--bg:#f6f5f2;--card:#fffefc;--line:#dcd9d2;--ink:#2b2926;--dim:#6b675f;\
            --accent:#2a7263;--on:#fff}
            @media(prefers-color-scheme:dark){:root{--bg:#1b1a18;--card:#242320;--line:#3a3833;--ink:#ebe8e1;\
            --dim:#a5a097;--accent:#6cb8a6;--on:#14211e}}
            *{box-sizing:border-box}
            body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--bg);color:var(--ink);\
            font:14px/1.5 system-ui,sans-serif}
            main{width:min(460px,calc(100vw - 32px));padding:32px;background:var(--card);border:1px solid var(--line);\
            border-radius:8px}
            h1{margin:0 0 8px;font-size:20px;line-height:1.3;font-weight:600}
            p{margin:0 0 16px;overflow-wrap:anywhere}
            p:last-child{margin:0}
            .note{color:var(--dim);font-family:ui-monospace,monospace;font-size:13px}
            .bar{height:3px;margin:0 0 24px;border-radius:2px;background:var(--accent)}
            a{display:inline-block;padding:8px 16px;border-radius:6px;background:var(--accent);color:var(--on);\
            text-decoration:none;font-weight:600}
            a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
            """;

    /** Nothing may load, run or frame; only the one style of these pages applies. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /**
     * A link.
     *
     * @param label a verb
     * @param href built by us, never by a user
     */
    record Action(String label, String href) {}

    static Page of(String title, Refusal refusal, @Nullable Action action) {
        return new Page(title, refusal.detail(), "", action, false);
    }

    String html() {
        StringBuilder html = new StringBuilder(2048);
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>");
        if (waiting) {
            html.append("<div class=\"bar\"></div>");
        }
        html.append("<h1>").append(escaped(title)).append("</h1>");
        html.append("<p")
                .append(waiting ? " role=\"status\">" : ">")
                .append(escaped(text))
                .append("</p>");
        if (!note.isEmpty()) {
            html.append("<p class=\"note\">").append(escaped(note)).append("</p>");
        }
        Action way = action;
        if (way != null) {
            html.append("<p><a href=\"").append(escaped(way.href())).append("\">");
            html.append(escaped(way.label())).append("</a></p>");
        }
        return html.append("</main></body></html>\n").toString();
    }

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    private static String digest(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
