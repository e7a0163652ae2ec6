package io.studiolo.runtime.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the machine's routing table already sends somewhere. */
final class HostRoutes {
    private HostRoutes() {}

    /** Empty where there is no such table: the engine then still refuses what overlaps its own networks. */
    static List<Cidr> read() {
        try {
            return parse(Files.readAllLines(Path.of("/proc/net/route")));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The default route, which overlaps everything, is left out. */
    static List<Cidr> parse(List<String> lines) {
        List<Cidr> routes = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length > 7) {
                // The kernel prints addresses as numbers in the machine's own, little-endian, order.
                long address = Integer.toUnsignedLong(Integer.reverseBytes(Integer.parseUnsignedInt(fields[1], 16)));
                int prefix = Integer.bitCount(Integer.parseUnsignedInt(fields[7], 16));
                if (prefix > 0) {
                    routes.add(new Cidr(address, prefix));
                }
            }
        }
        return routes;
    }
}
