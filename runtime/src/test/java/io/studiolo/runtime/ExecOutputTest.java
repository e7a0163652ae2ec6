package io.studiolo.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studiolo.runtime.ExecRequest.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExecOutputTest {
    private static final Duration SOON = Duration.ofMillis(200);

    private final BoundedPipe out = new BoundedPipe(4096);
    private final BoundedPipe err = new BoundedPipe(4096);
    private final ExecSession session = new ExecSession() {
        @Override
        public OutputStream stdin() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream stdout() {
            return out.source();
        }

        @Override
        public InputStream stderr() {
            return err.source();
        }

        @Override
        public void resize(TerminalSize size) {}

        @Override
        public int exitCode() {
            return 0;
        }

        @Override
        public void close() {
            try {
                out.source().close();
                err.source().close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    @Test
    void whatACommandSaysIsReadToItsEndAndItsComplaintsDoNotHoldItUp() throws Exception {
        Thread.startVirtualThread(() -> {
            try (OutputStream said = out.sink();
                    OutputStream complained = err.sink()) {
                complained.write(new byte[1 << 20]);
                said.write("42\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(ExecOutput.read(session, 100, Duration.ofSeconds(10))).isEqualTo("42\n");
    }

    @Test
    void aCommandThatNeverEndsIsLeft() {
        assertThatThrownBy(() -> ExecOutput.read(session, 100, SOON))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the command didn't end within");
    }

    @Test
    void noMoreIsReadThanAskedFor() throws Exception {
        Thread.startVirtualThread(() -> {
            try (OutputStream said = out.sink()) {
                said.write(new byte[1 << 20]);
            } catch (IOException e) {
                return; // cut off, as it should be
            }
        });
        assertThat(ExecOutput.read(session, 100, Duration.ofSeconds(10))).hasSize(100);
    }
}
