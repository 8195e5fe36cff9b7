import { type RawBuilder, sql } from 'kysely'
import { dateOf, type DayNumber, type OpenCalendar } from '../../shared/flow'
import type { OperationsToday } from '../../shared/protocol'
import type { Trx } from '../store'
import { findAway } from './away'
import { type Assessor, goBack, mayTake } from './delays'
import type { OperationsSight } from './sight'

/** Handed in on so many working days, today the last where it is one, is handed in lately. */
const LATELY_WORKING_DAYS = 20

type Held = { open: number; begun: number; overdue: number }

/**
 * Who has how much. Whoever asks sees of themselves all that lies in their queue, seeds among it: without those they could tell how many there are. Of
 * others only live work is counted.
 */
export async function readLoads(
  trx: Trx,
  sight: OperationsSight,
  assessors: readonly Assessor[],
  calendar: OpenCalendar,
  today: DayNumber,
): Promise<OperationsToday['loads']> {
  const { person, achievements, isAdmin } = sight
  const held = await countHeld(trx, sight, dateOf(today))
  const handedIn = await countHandedIn(trx, sight, new Date(calendar.startOf(goBack(calendar, today, LATELY_WORKING_DAYS))))
  const away = await findAway(trx, sight, dateOf(today))
  return assessors
    .filter(({ id, panels }) => id === person.id || isAdmin || (achievements.length > 0 && sharesWork(achievements, panels)))
    .map((assessor) => ({
      personId: assessor.id,
      name: assessor.name,
      ...(held.get(assessor.id) ?? { open: 0, begun: 0, overdue: 0 }),
      handedInLately: handedIn.get(assessor.id) ?? 0,
      away: away.get(assessor.id) ?? null,
      mayTake: achievements.filter((achievement) => mayTake(assessor, achievement)).map(({ id }) => id),
    }))
}

async function countHeld(trx: Trx, sight: OperationsSight, today: string): Promise<Map<string, Held>> {
  const { rows } = await sql<Held & { assessor_id: string }>`
    select a.assessor_id, count(*)::int as open, count(*) filter (where a.state = 'in-review')::int begun,
      count(*) filter (where a.due_on < ${today})::int overdue
    from allocations a ${withAchievement} where a.state in ('offered', 'accepted', 'in-review') and ${isCounted(sight)} group by 1`.execute(
    trx,
  )
  return new Map(rows.map(({ assessor_id, ...counts }) => [assessor_id, counts]))
}

/** Allocations are looked up one by one (`offset 0`), however many there are. */
async function countHandedIn(trx: Trx, sight: OperationsSight, since: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ assessor_id: string; count: number }>`
    select a.assessor_id, count(*)::int count from assessments s
    cross join lateral (select * from allocations where allocations.id = s.allocation_id offset 0) a ${withAchievement}
    where s.accepted_at >= ${since} and s.taken_back_at is null and ${isCounted(sight)} group by 1`.execute(trx)
  return new Map(rows.map(({ assessor_id, count }) => [assessor_id, count]))
}

/** An allocation `a` knows its rubric, which is an achievement's in all versions. */
const withAchievement = sql`join (select distinct id, achievement_id from rubrics) r on r.id = a.rubric_id`

function isCounted({ person, achievements }: OperationsSight): RawBuilder<boolean> {
  const seen = achievements.map(({ id }) => id)
  return sql<boolean>`a.round_id is null
    and (a.assessor_id = ${person.id} or (a.purpose <> 'seed' and r.achievement_id = any(${seen}::uuid[])))`
}

/** Whether an achievement is everybody's, or that of a panel of theirs. */
function sharesWork(achievements: OperationsSight['achievements'], panels: readonly string[]): boolean {
  return achievements.some(({ policy: { panelId } }) => panelId === undefined || panels.includes(panelId))
}
