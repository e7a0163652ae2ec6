-- What the scan compares with the runtime every few seconds; the many that rest cost it nothing.
drop index workspace_unsettled;
create index workspace_awake on workspace (id)
    where desired = 'running' or state not in ('stopped', 'deleted') or settled_generation < generation or restart;
