/** Rules by which admins are told how work stands, what was told, figures that are sent by e-mail, and what is still to be sent. */
export const hundredFiftieth: readonly string[] = [
  `create table alert_rules (
    id uuid primary key, terms jsonb not null, secret bytea, set_at timestamptz not null, set_by text not null, state text not null,
    since timestamptz not null)`,
  `create table alerts (
    id uuid primary key, rule_id uuid not null, name text not null, measure text not null, achievement_id uuid references achievements,
    threshold int not null, fired_at timestamptz not null, value double precision not null, n int not null, cleared_at timestamptz,
    told_at timestamptz, times_told int not null, desktop boolean not null)`,
  // Of one rule one alert holds at a time.
  'create unique index alerts_that_hold on alerts (rule_id) where cleared_at is null',
  'create index alerts_over on alerts (cleared_at)',
  'create table alert_checks (only_row boolean primary key default true check (only_row), checked_at timestamptz)',
  'insert into alert_checks default values',
  `create table report_mails (
    id uuid primary key, terms jsonb not null, set_at timestamptz not null, set_by text not null, next_at timestamptz not null,
    asked_at timestamptz, last_sent_to text)`,
  'create index report_mails_due on report_mails (next_at)',
  `create table outgoing (
    id uuid primary key, of_kind text not null, of_id uuid not null, channel text not null, target text not null, body jsonb not null,
    made_at timestamptz not null, attempts int not null, try_after timestamptz not null, tried_at timestamptz, code text)`,
  'create index outgoing_due on outgoing (try_after)',
  'create index outgoing_of on outgoing (of_id)',
]
