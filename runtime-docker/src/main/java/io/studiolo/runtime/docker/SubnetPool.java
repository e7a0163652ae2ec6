package io.studiolo.runtime.docker;

import java.util.Collection;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Cuts subnets out of the configured range. The engine's own pools end after some 30 networks, and give a /16 to each.
 */
record SubnetPool(Cidr pool) {
    /** 1,021 containers: as many as one bridge can take. */
    static final int PREFIX = 22;

    /** The subnets that nothing in {@code taken} overlaps, lowest first. */
    Stream<Cidr> free(Collection<Cidr> taken) {
        long size = 1L << (32 - PREFIX);
        return LongStream.range(0, 1L << (PREFIX - pool.prefix()))
                .mapToObj(i -> new Cidr(pool.address() + i * size, PREFIX))
                .filter(subnet -> taken.stream().noneMatch(subnet::overlaps));
    }
}
