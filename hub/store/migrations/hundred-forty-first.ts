/** What those who lead write to those who assess, and when people take no new work. */
export const hundredFortyFirst: readonly string[] = [
  `create table messages (
    id uuid primary key, purpose text not null, from_id uuid not null references people, sent_at timestamptz not null, subject text not null,
    words text not null, achievement_id uuid references achievements, allocation_id uuid references allocations)`,
  'create index messages_by_time on messages (sent_at)',
  `create table message_readers (
    message_id uuid not null references messages on delete cascade, person_id uuid not null references people, read_at timestamptz,
    answer text, answered_at timestamptz, primary key (message_id, person_id))`,
  `create table absences (
    id uuid primary key, person_id uuid not null references people, from_on text not null, until_on text)`,
  'create index absences_by_person on absences (person_id)',
  'create index absences_over on absences (until_on)',
]
