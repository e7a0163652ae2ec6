-- One-use codes that carry a sign-in from the control origin to an app's origin.
create table app_code (
    hash         text primary key,
    host         text        not null,
    nonce_hash   text        not null,
    workspace_id uuid        not null,
    session_id   uuid        not null,
    user_name    text        not null,
    ends_at      timestamptz not null,
    expires_at   timestamptz not null
);

-- Who is signed in to which app's origin; it ends with the session of the control origin that it came from.
create table app_session (
    id           uuid primary key,
    hash         text        not null unique,
    host         text        not null,
    workspace_id uuid        not null,
    session_id   uuid        not null,
    user_name    text        not null,
    expires_at   timestamptz not null
);

create index app_session_session on app_session (session_id);
