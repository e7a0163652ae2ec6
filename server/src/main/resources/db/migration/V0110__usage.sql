-- Samples of use: every ten seconds for two hours, a mean per minute for thirty days. One partition per day of each,
-- made ahead and dropped whole by the task that keeps them.
create table usage_sample (
    workspace_id uuid             not null,
    at           timestamptz      not null,
    step_seconds integer          not null,
    cpu_millis   bigint           not null,
    memory       bigint           not null,
    network_rx   bigint           not null,
    network_tx   bigint           not null,
    block_read   bigint           not null,
    block_write  bigint           not null,
    disk         bigint           not null,
    processes    integer          not null
) partition by range (at);

create index usage_sample_read on usage_sample (workspace_id, step_seconds, at);
