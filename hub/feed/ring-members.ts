import { sql } from 'kysely'
import { openCandidates } from '../candidates'
import type { HubContext } from '../context'
import type { Trx } from '../store'

/**
 * Names of candidates by their marks, of those who may be named: somebody whose work is assessed blind anywhere isn't, because the ring
 * would tell who stands behind a pseudonym.
 */
export async function nameMembers(context: HubContext, trx: Trx, marks: readonly string[]): Promise<Map<string, string>> {
  if (marks.length === 0) return new Map()
  const rows = await trx
    .selectFrom('evidence')
    .innerJoin('submissions', 'submissions.id', 'evidence.submission_id')
    .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
    .select([
      'evidence.candidate_mark as mark',
      'submissions.candidate_id as candidateId',
      sql<boolean>`(achievements.body #>> '{policy,blind}')::boolean`.as('isBlind'),
    ])
    .distinct()
    .where('evidence.candidate_mark', 'in', [...new Set(marks)])
    .where('evidence.voucher_mark', 'is not', null)
    .execute()
  const blind = new Set(rows.filter((row) => row.isBlind).map((row) => row.mark))
  const open = rows.filter((row) => !blind.has(row.mark))
  const people = await openCandidates(
    context,
    trx,
    open.map((row) => row.candidateId),
  )
  return new Map(
    open.flatMap(({ mark, candidateId }) => {
      const person = people.get(candidateId)
      return person ? [[mark, person.name] as const] : []
    }),
  )
}
