import pg from 'pg'

export type HistorySize = {
  /** Revisions that are decided, all together; those of the last 90 days among them. */
  decided: number
  ofLast90Days: number
  open: number
}

const DAYS_OF_HISTORY = 5 * 365

/**
 * Adds live work to a hub's database, as its trail would have kept it: decided work over five years, and work that is open, each with its allocations, in
 * statements that a database can take at once. The same sizes give the same last 90 days.
 */
export async function fillHistory(databaseUrl: string, { decided, ofLast90Days, open }: HistorySize): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const insert = async (sql: string) => {
    await client.query(sql)
  }
  try {
    // What happens to each day of it is known already: asking row by row would take as long as the rest.
    await client.query('set session_replication_role = replica')
    await insert(`create temporary table made as
      select gen_random_uuid() id, gen_random_uuid() allocation_id, number, number > ${decided} is_open, case when number % 8 = 0 then 2 else 1 end revision,
        date_trunc('second', now()) - make_interval(secs => case
          when number > ${decided} then 3600 + (number::bigint * 7919) % (20 * 86400)
          when number <= ${ofLast90Days} then 3600 + (number::bigint * 104729) % (85 * 86400)
          else 95 * 86400 + (number::bigint * 104729) % (${DAYS_OF_HISTORY}::bigint * 86400) end) ended_at,
        (select id from achievements order by id offset number % 4 limit 1) achievement_id
      from generate_series(1, ${decided + open}) number`)
    await insert('alter table made add column received_at timestamptz')
    await insert(
      `update made set received_at = ended_at - make_interval(secs => 7200 + (number::bigint * 15485863) % (12 * 86400))`,
    )
    await insert(`insert into submissions select id, achievement_id, (select id from candidates limit 1),
      case when is_open then 'open' else 'decided' end, revision from made`)
    await insert(`insert into passages select id, revision, achievement_id, received_at, case when not is_open then ended_at end,
      case when not is_open then 'decided' end from made`)
    // Nobody is looked for: who has the second part of what two assess has nothing to do with the first.
    for (const [place, purpose] of ['first', 'second'].entries())
      await insert(`insert into allocations (id, submission_id, submission_revision, assessor_id, task, purpose, state, revision, due_on, lease_until,
          rubric_id, rubric_version, ended_at, hidden_at)
        select ${place === 0 ? 'made.allocation_id' : 'gen_random_uuid()'}, made.id, made.revision,
          (select id from people where roles @> '["assessor"]' order by id offset (made.number + ${place}) % 2 limit 1), 'assess', '${purpose}',
          case when is_open then 'offered' else 'ended' end, 1, to_char(ended_at, 'YYYY-MM-DD'), ended_at + interval '30 days', rubrics.id, rubrics.version,
          case when not is_open then ended_at end, case when not is_open then ended_at end
        from made join achievements on achievements.id = made.achievement_id join rubrics on rubrics.achievement_id = made.achievement_id
        where (achievements.body #>> '{policy,assessors}')::int > ${place}`)
    await insert(`insert into assessments (command_id, allocation_id, submission_id, submission_revision, rubric_id, rubric_version, accepted_at, release_at)
      select gen_random_uuid(), allocations.id, made.id, made.revision, rubric_id, rubric_version, made.ended_at - interval '20 minutes', made.ended_at
      from made join allocations on allocations.submission_id = made.id where not is_open`)
    for (const [stage, from, to] of [
      ['waiting-first', 'received_at', 'received_at + (ended_at - received_at) * 0.6'],
      ['first', 'received_at + (ended_at - received_at) * 0.6', "ended_at - interval '20 minutes'"],
      ['waiting-release', "ended_at - interval '20 minutes'", 'ended_at'],
    ])
      await insert(`insert into stage_intervals select id, revision, '${stage}', achievement_id, received_at, ${from}, ${to}, null, null
        from made where not is_open`)
    await insert(`insert into stage_intervals select id, revision, 'waiting-first', achievement_id, received_at, received_at, null, allocation_id, received_at
      from made where is_open`)
    await client.query('set session_replication_role = origin')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
