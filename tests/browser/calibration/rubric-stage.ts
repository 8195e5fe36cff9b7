import { type Achievement, contentOf, type PastDecision, type Rubric } from '../../../shared/domain'
import { pull } from '../store/sample-store'
import { openRounds, put, type StagedRounds } from './round-stage'

/** A lead's store with a rubric in two versions and decisions by it: those with a level below the third in C2 are "not yet". */
export async function openRubric(options: { decisions?: number } = {}) {
  const staged = await openRounds({ decisions: 0 })
  const { achievement, rubric: base, replica } = staged
  const first: Rubric = {
    ...base,
    state: 'superseded',
    title: 'Data storytelling',
    cutScore: null,
    publishedOn: '2026-09-01',
    criteria: base.criteria.map((criterion, at) =>
      at === 1 ? { ...criterion, hurdleLevelId: criterion.levels[1]?.id ?? null } : criterion,
    ),
  }
  const second: Rubric = {
    ...first,
    version: 2,
    state: 'published',
    note: 'A before and after is asked for.',
    publishedOn: '2026-10-05',
    criteria: first.criteria.map((criterion, at) =>
      at === 3
        ? {
            ...criterion,
            levels: criterion.levels.map((level, place) =>
              place === 2 ? { ...level, descriptor: 'A measurable effect, before and after, with its spread.' } : level,
            ),
          }
        : criterion,
    ),
  }
  const current: Achievement = { ...achievement, rubricVersion: 2 }
  const past = decisionsBy(second, current, options.decisions ?? 12)
  await bring(staged, [
    put('achievement', current),
    put('rubric', first),
    put('rubric', second),
    ...past.map((one) => put('past-decision', one)),
  ])
  return { ...staged, replica, achievement: current, first, second, past }
}

export type StagedRubric = Awaited<ReturnType<typeof openRubric>>

/** What the hub tells of. */
export function bring({ replica }: Pick<StagedRounds, 'replica'>, changes: ReturnType<typeof put>[]) {
  return pull(replica, changes)
}

/** A version that somebody else published: the one in force with another title for its first criterion. */
export async function publishOther(staged: StagedRubric): Promise<Rubric> {
  const { second, achievement } = staged
  const third: Rubric = {
    ...second,
    ...contentOf(second),
    version: 3,
    note: 'Somebody else',
    publishedOn: '2026-11-02',
    cutScore: 0.5,
    criteria: second.criteria.map((criterion, at) =>
      at === 0 ? { ...criterion, title: 'Readers and their questions' } : criterion,
    ),
  }
  await bring(staged, [put('achievement', { ...achievement, rubricVersion: 3 }), put('rubric', third)])
  return third
}

/** Every level of C2 as often as every other; all else is at the third level. Every sixth was decided against the rule. */
function decisionsBy(rubric: Rubric, { id: achievementId }: Achievement, count: number): PastDecision[] {
  return Array.from({ length: count }, (_, at): PastDecision => {
    const reached = at % 4
    const byRule = reached >= 1 ? 'awarded' : 'not-yet'
    const isAgainst = at % 6 === 5
    return {
      id: crypto.randomUUID(),
      achievementId,
      pseudonym: `K${String(at).padStart(3, '0')}-XY`,
      rubricId: rubric.id,
      rubricVersion: rubric.version,
      outcome: isAgainst ? (byRule === 'awarded' ? 'not-yet' : 'awarded') : byRule,
      levels: Object.fromEntries(
        rubric.criteria.map((criterion, place) => [criterion.id, criterion.levels[place === 1 ? reached : 2]?.id ?? '']),
      ),
      decidedOn: `2026-10-${String(1 + (at % 28)).padStart(2, '0')}`,
      lookAgain: null,
    }
  })
}
