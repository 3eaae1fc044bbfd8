create table if not exists runs (
  id uuid primary key,
  created_at timestamptz not null default now(),
  matched bigint not null,
  unmatched bigint not null,
  outcome jsonb not null
);

create index if not exists runs_created_at on runs (created_at desc);
