package io.studiolo.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Bytes from one thread to another through a buffer of fixed size: a slow reader slows its writer. Unlike
 * {@link java.io.PipedInputStream} it asks nothing of the threads, so virtual ones that come and go may use it.
 */
public final class BoundedPipe {
    private final byte[] buffer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int start;
    private int count;
    private boolean ended;
    private boolean abandoned;

    public BoundedPipe(int capacity) {
        buffer = new byte[capacity];
    }

    /** The reading end. Closing it lets writers fail. */
    public InputStream source() {
        return new Source();
    }

    /** The writing end. Closing it is the end for the reader, after what is buffered. */
    public OutputStream sink() {
        return new Sink();
    }

    private int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            awaitWhile(() -> count == 0 && !ended && !abandoned);
            if (count == 0 || abandoned) {
                return -1;
            }
            int n = Math.min(length, Math.min(count, buffer.length - start));
            System.arraycopy(buffer, start, target, offset, n);
            start = (start + n) % buffer.length;
            count -= n;
            changed.signalAll();
            return n;
        } finally {
            lock.unlock();
        }
    }

    private void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        lock.lock();
        try {
            int done = 0;
            while (done < length) {
                awaitWhile(() -> count == buffer.length && !ended && !abandoned);
                if (ended || abandoned) {
                    throw new IOException("nobody reads any more");
                }
                int end = (start + count) % buffer.length;
                int n = Math.min(length - done, Math.min(buffer.length - count, buffer.length - end));
                System.arraycopy(source, offset + done, buffer, end, n);
                count += n;
                done += n;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitWhile(BooleanSupplier blocked) throws InterruptedIOException {
        try {
            while (blocked.getAsBoolean()) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void close(boolean byReader) {
        lock.lock();
        try {
            if (byReader) {
                abandoned = true;
            } else {
                ended = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Source extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return BoundedPipe.this.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return BoundedPipe.this.read(target, offset, length);
        }

        @Override
        public int available() {
            lock.lock();
            try {
                return count;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            BoundedPipe.this.close(true);
        }
    }

    private final class Sink extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            BoundedPipe.this.write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            BoundedPipe.this.write(source, offset, length);
        }

        @Override
        public void close() {
            BoundedPipe.this.close(false);
        }
    }
}
