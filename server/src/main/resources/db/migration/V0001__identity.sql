create table users (
    id                       uuid primary key,
    name                     text        not null unique,
    display_name             text        not null,
    role                     text        not null,
    password_hash            text        not null,
    password_change_required boolean     not null,
    created_at               timestamptz not null
);

-- A sign-in of the control origin; the secret only as a hash.
create table session (
    id           uuid primary key,
    user_id      uuid        not null references users (id),
    hash         bytea       not null unique,
    device       text        not null,
    address      text        not null,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null
);

create index session_by_user on session (user_id, created_at desc);

create table sign_in_code (
    hash       bytea primary key,
    user_id    uuid        not null references users (id),
    expires_at timestamptz not null
);

create table token (
    id           uuid primary key,
    user_id      uuid        not null references users (id),
    name         text        not null,
    prefix       text        not null,
    hash         bytea       not null unique,
    -- empty: everything its owner may
    scopes       text[]      not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz
);

create index token_by_user on token (user_id, created_at desc);

-- Answers to requests that carried an idempotency key.
create table idempotency (
    user_id      uuid        not null,
    key          text        not null,
    request_hash bytea       not null,
    answer       uuid        not null,
    created_at   timestamptz not null,
    primary key (user_id, key)
);
