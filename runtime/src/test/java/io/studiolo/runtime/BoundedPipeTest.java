package io.studiolo.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedPipeTest {
    @Test
    void bytesArriveInOrderThroughABufferSmallerThanThey() throws Exception {
        BoundedPipe pipe = new BoundedPipe(7);
        byte[] sent = new byte[10_000];
        new Random(1).nextBytes(sent);
        Thread writer = Thread.ofVirtual().start(() -> {
            try (var sink = pipe.sink()) {
                sink.write(sent);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(pipe.source().readAllBytes()).isEqualTo(sent);
        writer.join();
    }

    @Test
    void aWriterFailsOnceNobodyReads() throws Exception {
        BoundedPipe pipe = new BoundedPipe(1);
        pipe.source().close();
        assertThatThrownBy(() -> pipe.sink().write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void theEndComesAfterWhatIsBuffered() throws Exception {
        BoundedPipe pipe = new BoundedPipe(4);
        pipe.sink().write(200);
        pipe.sink().close();
        assertThat(pipe.source().read()).isEqualTo(200);
        assertThat(pipe.source().read()).isEqualTo(-1);
    }
}
