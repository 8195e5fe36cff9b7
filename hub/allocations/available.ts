import type { Role } from '../../shared/domain'
import type { HubContext } from '../context'
import { addDays, type Available, weightOf } from '../policy'
import type { Trx } from '../store'
import { findToday } from '../today'

/** How far back it is looked who was given the same work as whom. */
const PAIRED_DAYS = 90

/**
 * Everybody with this role, with how much work they have open.
 * @param having those who have the work that is to be given out: how often each was given the same as these is told too
 * @param dueOn calendar date on which it is to be done; absent: who will be away until then isn't told
 */
export async function findAvailable(
  context: Pick<HubContext, 'secrets' | 'clock'>,
  trx: Trx,
  role: Role,
  having: readonly string[] = [],
  dueOn?: string,
): Promise<Available[]> {
  const people = await trx.selectFrom('people').select(['id', 'name', 'roles', 'panels', 'competences']).execute()
  const open = await trx
    .selectFrom('allocations')
    .select(['assessor_id', 'due_on', (expression) => expression.fn.countAll<string>().as('count')])
    .where('state', 'in', ['offered', 'accepted', 'in-review'])
    // A round is the same for a whole panel, and mustn't send live work to whoever isn't in it.
    .where('round_id', 'is', null)
    .groupBy(['assessor_id', 'due_on'])
    .execute()
  const today = await findToday(context, trx)
  const loads = new Map<string, number>()
  for (const { assessor_id: id, due_on, count } of open)
    loads.set(id, (loads.get(id) ?? 0) + Number(count) * weightOf(due_on, today))
  const away = await trx
    .selectFrom('absences')
    .select(['person_id', 'from_on'])
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>=', today)]))
    .execute()
  const isAwayBy = (date: string, personId: string) =>
    away.some(({ person_id, from_on }) => person_id === personId && from_on <= date)
  const pairings = await countPairings(trx, having, addDays(context.clock(), -PAIRED_DAYS))
  return people
    .filter(({ roles }) => roles.includes(role))
    .map(({ id, name, panels, competences }) => ({
      id,
      mark: context.secrets.markOfName(name),
      panels,
      competences,
      load: loads.get(id) ?? 0,
      pairings: pairings.get(id) ?? new Map(),
      isAway: isAwayBy(today, id),
      isLeaving: dueOn !== undefined && isAwayBy(dueOn, id),
    }))
}

/** By assessor: how often they and each of these were given the same submission to assess lately. */
async function countPairings(trx: Trx, having: readonly string[], since: Date): Promise<Map<string, Map<string, number>>> {
  const counts = new Map<string, Map<string, number>>()
  if (having.length === 0) return counts
  const rows = await trx
    .selectFrom('allocations as one')
    .innerJoin('allocations as other', (join) =>
      join
        .onRef('other.submission_id', '=', 'one.submission_id')
        .onRef('other.submission_revision', '=', 'one.submission_revision')
        .onRef('other.assessor_id', '!=', 'one.assessor_id'),
    )
    .select(['one.assessor_id as having', 'other.assessor_id as other', ({ fn }) => fn.countAll<string>().as('count')])
    .where('one.assessor_id', 'in', [...having])
    .where('one.task', '=', 'assess')
    .where('other.task', '=', 'assess')
    .where((where) => where.or([where('one.ended_at', 'is', null), where('one.ended_at', '>', since)]))
    .groupBy(['one.assessor_id', 'other.assessor_id'])
    .execute()
  for (const row of rows) {
    const known = counts.get(row.other) ?? new Map<string, number>()
    counts.set(row.other, known.set(row.having, Number(row.count)))
  }
  return counts
}
