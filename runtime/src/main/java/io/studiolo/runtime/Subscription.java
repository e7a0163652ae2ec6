package io.studiolo.runtime;

/** Something that goes on until closed. Closing twice does nothing. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
