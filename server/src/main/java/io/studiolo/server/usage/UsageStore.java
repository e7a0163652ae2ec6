package io.studiolo.server.usage;

import io.studiolo.api.UsageSample;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code usage_sample}: one partition per day, fine and coarse samples in it. */
@ApplicationScoped
class UsageStore {
    /** The distance of the samples as they are taken, seconds. */
    static final int FINE = 10;

    /** The distance of the means that are kept for long, seconds. */
    static final int COARSE = 60;

    private static final int KEEP_DAYS = 30;

    private final Jdbi jdbi;

    UsageStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A sample and whose it is. */
    record Owned(UUID workspace, UsageSample sample) {}

    void insert(List<Owned> samples) {
        if (samples.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into usage_sample (workspace_id, at, step_seconds, cpu_millis, memory, network_rx, network_tx,
                        block_read, block_write, disk, processes)
                    values (:workspace, :at, :step, :cpu, :memory, :rx, :tx, :read, :write, :disk, :processes)""");
            for (Owned owned : samples) {
                UsageSample s = owned.sample();
                batch.bind("workspace", owned.workspace())
                        .bind("at", s.at())
                        .bind("step", FINE)
                        .bind("cpu", s.cpuMillis())
                        .bind("memory", s.memoryBytes())
                        .bind("rx", s.networkRxBytesPerSecond())
                        .bind("tx", s.networkTxBytesPerSecond())
                        .bind("read", s.blockReadBytesPerSecond())
                        .bind("write", s.blockWriteBytesPerSecond())
                        .bind("disk", s.diskBytes())
                        .bind("processes", s.processes())
                        .add();
            }
            batch.execute();
        });
    }

    /**
     * Means over steps, oldest first; no row where there was no sample.
     *
     * @param step seconds, at least the distance of the samples
     */
    List<UsageSample> read(UUID workspace, Instant since, int step) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select date_bin(make_interval(secs => :step), at, timestamptz 'epoch') as bin,
                            avg(cpu_millis)::bigint as cpu_millis, avg(memory)::bigint as memory,
                            avg(network_rx)::bigint as network_rx, avg(network_tx)::bigint as network_tx,
                            avg(block_read)::bigint as block_read, avg(block_write)::bigint as block_write,
                            max(disk) as disk, max(processes) as processes
                        from usage_sample
                        where workspace_id = :workspace and step_seconds = :kept and at >= :since
                        group by bin order by bin limit 2000""")
                .bind("step", step)
                .bind("kept", step >= COARSE ? COARSE : FINE)
                .bind("workspace", workspace)
                .bind("since", since)
                .map((rs, ctx) -> sample(rs))
                .list());
    }

    private static UsageSample sample(ResultSet rs) throws SQLException {
        return new UsageSample(
                rs.getTimestamp("bin").toInstant(),
                rs.getLong("cpu_millis"),
                rs.getLong("memory"),
                rs.getLong("network_rx"),
                rs.getLong("network_tx"),
                rs.getLong("block_read"),
                rs.getLong("block_write"),
                rs.getLong("disk"),
                rs.getInt("processes"));
    }

    /** Makes the mean of each full minute before {@code until} that has none yet; done twice, it does nothing. */
    void downsample(Instant from, Instant until) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        insert into usage_sample
                        select workspace_id, date_bin('1 minute', at, timestamptz 'epoch') as bin, 60,
                            avg(cpu_millis)::bigint, avg(memory)::bigint, avg(network_rx)::bigint,
                            avg(network_tx)::bigint, avg(block_read)::bigint, avg(block_write)::bigint, max(disk),
                            max(processes)
                        from usage_sample s
                        where step_seconds = 10 and at >= :from and at < :until
                            and not exists (select 1 from usage_sample c where c.workspace_id = s.workspace_id
                                and c.step_seconds = 60 and c.at = date_bin('1 minute', s.at, timestamptz 'epoch'))
                        group by workspace_id, bin""").bind("from", from).bind("until", until).execute());
    }

    /** Fine samples that are older are dropped; the coarse ones stay. */
    void dropFineBefore(Instant before) {
        jdbi.useHandle(
                handle -> handle.createUpdate("delete from usage_sample where step_seconds = 10 and at < :before")
                        .bind("before", before)
                        .execute());
    }

    /** Makes the partitions of today and tomorrow, drops those past their time. */
    void partitions(Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        for (LocalDate day : List.of(today.minusDays(1), today, today.plusDays(1))) {
            jdbi.useHandle(handle -> handle.execute("create table if not exists " + name(day)
                    + " partition of usage_sample for values from ('" + day + "T00:00:00Z') to ('" + day.plusDays(1)
                    + "T00:00:00Z')"));
        }
        String oldest = name(today.minusDays(KEEP_DAYS));
        jdbi.useHandle(handle -> handle.createQuery("""
                        select relname from pg_class where relispartition and relname like 'usage_sample_2%'
                            and relname < :oldest""")
                .bind("oldest", oldest)
                .mapTo(String.class)
                .list()
                .forEach(name -> handle.execute("drop table " + name)));
    }

    /** Of digits only: made here, never from outside. */
    private static String name(LocalDate day) {
        return "usage_sample_" + day.toString().replace("-", "");
    }
}
