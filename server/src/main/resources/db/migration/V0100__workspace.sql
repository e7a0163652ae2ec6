-- A workspace: what was asked for (desired, generation) and what the runtime showed last (state and what follows).
create table workspace (
    id                 uuid primary key,
    owner_id           uuid        not null references users (id),
    name               text        not null,
    description        text        not null,
    type               text        not null,
    template           text        not null,
    template_version   integer     not null,
    image              text        not null,
    apps               jsonb       not null,
    cpu_millis         bigint      not null check (cpu_millis > 0),
    memory_bytes       bigint      not null check (memory_bytes > 0),
    pids               integer     not null check (pids > 0),
    parameters         jsonb       not null,
    env                jsonb       not null,
    secret_env         jsonb       not null,
    -- running, stopped, binned or purged
    desired            text        not null,
    -- grows with each request; the reconciler writes what it has brought about to settled_generation
    generation         bigint      not null,
    settled_generation bigint      not null,
    restart            boolean     not null,
    requested_at       timestamptz not null,
    state              text        not null,
    cause              text        not null,
    reason             text,
    actor              text        not null,
    since              timestamptz not null,
    log_tail           jsonb       not null,
    address            text,
    started_at         timestamptz,
    created_at         timestamptz not null,
    deleted_at         timestamptz,
    purge_at           timestamptz,
    version            bigint      not null
);

-- A name is free again once its workspace is in the bin.
create unique index workspace_name on workspace (owner_id, name) where desired in ('running', 'stopped');
create index workspace_list on workspace (created_at desc, id desc);
create index workspace_owner_list on workspace (owner_id, created_at desc, id desc);
create index workspace_unsettled on workspace (id) where settled_generation < generation;
create index workspace_purge on workspace (purge_at) where purge_at is not null;

-- What happened, and by whom. No foreign key: it survives what it describes.
create table timeline (
    id           bigint generated always as identity primary key,
    workspace_id uuid        not null,
    at           timestamptz not null,
    kind         text        not null,
    from_state   text,
    to_state     text,
    actor        text        not null,
    cause        text        not null
);

create index timeline_workspace on timeline (workspace_id, id desc);

-- How long starts took: the estimate of the next one.
create table start_history (
    template   text        not null,
    at         timestamptz not null,
    elapsed_ms bigint      not null
);

create index start_history_template on start_history (template, at desc);
