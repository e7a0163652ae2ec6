package io.studiolo.cli;

/** Records as the server sends them. */
final class Wire {
    static final String ID = "0a0a0a0a-0000-4000-8000-000000000001";
    static final String BY_NAME = "GET /workspaces/by-name/ada/demo";
    static final String BY_ID = "GET /workspaces/" + ID;

    private Wire() {}

    static String workspace(String state) {
        return workspace(state, "2026-01-01T00:00:00Z");
    }

    static String workspace(String state, String startedAt) {
        return """
                {"id":"%s","name":"demo","owner":"ada","description":"d","type":"data-science","template":"minimal",
                 "templateVersion":1,"state":"%s","status":{"cause":"because of %s","actor":"ada",
                 "since":"2026-01-01T00:00:0%dZ","logTail":["last words"]},
                 "resources":{"cpu":"2","memory":"4Gi","pids":512},"parameters":{},"env":{},"secretEnv":[],
                 "apps":[{"name":"lab","title":"JupyterLab","icon":"x","port":8888,
                 "url":"http://lab--demo--ada.localhost:8081","health":"healthy"}],"createdAt":"2026-01-01T00:00:00Z",
                 "startedAt":"%s","version":7,"newerField":1.50}""".formatted(ID, state, state, state.length() % 10, startedAt);
    }

    static String self() {
        return "{\"user\":{\"id\":\"x\",\"name\":\"ada\",\"role\":\"member\"},\"passwordChangeRequired\":false}";
    }

    static String page(String items, String next) {
        return "{\"items\":[" + items + "]" + (next.isEmpty() ? "" : ",\"next\":\"" + next + "\"") + "}";
    }
}
