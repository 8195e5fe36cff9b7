/** Learning pathways with badges of their own, and vouches that may travel in a badge. */
export const twentieth: readonly string[] = [
  'alter table evidence add column endorsement bytea',
  'create table pathways (id uuid primary key, body jsonb not null, image_sha256 text not null)',
  `alter table credentials alter column decision_id drop not null, alter column submission_id drop not null,
    alter column achievement_id drop not null, add column pathway_id uuid references pathways,
    add column candidate_id uuid references candidates,
    add constraint credentials_of_either check (num_nonnulls(decision_id, submission_id, achievement_id) = 3
      and num_nonnulls(pathway_id, candidate_id) = 0 or num_nonnulls(decision_id, submission_id, achievement_id) = 0
      and num_nonnulls(pathway_id, candidate_id) = 2)`,
  `create unique index credentials_of_pathways on credentials (pathway_id, candidate_id) where state in ('ordered', 'released')`,
  `create table pathway_parts (
    credential_id uuid not null references credentials, part_id uuid not null references credentials, position int not null,
    primary key (credential_id, part_id))`,
  'create index pathway_parts_by_part on pathway_parts (part_id)',
]
