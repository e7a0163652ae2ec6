package io.studiolo.cli;

import io.studiolo.cli.client.Environment;
import io.studiolo.cli.client.Pause;
import io.studiolo.cli.console.Streams;
import io.studiolo.cli.invocation.Invocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * The run from which the JDK learns what a start needs ({@code -XX:AOTCacheOutput}): the usual commands, against a
 * server that answers everything with the same record.
 */
final class Training {
    private static final String RECORD = """
            {"id":"00000000-0000-4000-8000-000000000000","name":"demo","owner":"admin","state":"running",
            "status":{"cause":"It runs","since":"2026-01-01T00:00:00Z","logTail":[]},"template":"minimal",
            "resources":{"cpu":"1","memory":"2Gi","pids":512},"createdAt":"2026-01-01T00:00:00Z","version":1,
            "apps":[{"name":"lab","title":"Lab","url":"http://lab.localhost","health":"healthy"}],"items":[],
            "user":{"name":"admin"}}""";

    private Training() {}

    public static void main(String[] args) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> answer(server));
            String url = "http://localhost:" + server.getLocalPort();
            Environment environment =
                    new Environment(Map.of("STUDIOLO_URL", url, "STUDIOLO_TOKEN", "none"), Path.of("/"), false);
            run(environment, "version");
            run(environment, "workspace", "list");
            run(environment, "workspace", "list", "-o", "json");
            run(environment, "workspace", "show", "demo");
            run(environment, "workspace", "stop", "demo");
            run(environment, "workspace", "create", "demo", "--template", "minimal", "--cpu", "1", "--wait");
            run(environment, "workspace", "--help");
            run(environment, "nonsense");
        }
    }

    private static void run(Environment environment, String... words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Streams streams = new Streams(
                InputStream.nullInputStream(), nowhere, nowhere, new Streams.Terminals(false, false, false));
        Studiolo.run(new Invocation(environment, streams, Clock.systemUTC(), Pause.sleeping()), streams, words);
    }

    private static void answer(ServerSocket server) {
        byte[] body = RECORD.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                readHead(socket);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(body);
            } catch (IOException e) {
                // The last one is the end of the training; any other only trains less.
            }
        }
    }

    private static void readHead(Socket socket) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        int length = 0;
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        for (int i = 0; i < length && reader.read() >= 0; i++) {}
    }
}
