import { type Achievement, type AssessorDifference, type Colleague, newId, type Qualification } from '../../../shared/domain'
import type { CommandResult } from '../../../shared/protocol'
import { makeAchievement, pull } from '../store/sample-store'
import { put, type StagedRounds } from './round-stage'

/** The calendar date so many days from today, in the zone that the room is shown in. */
export function dayFromToday(days: number): string {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date())
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export function qualificationOf(person: Colleague, achievement: Achievement, change: Partial<Qualification> = {}): Qualification {
  return {
    id: newId(),
    personId: person.id,
    achievementId: achievement.id,
    since: '2026-02-02',
    until: null,
    by: 'package',
    leadName: null,
    roundName: null,
    reason: null,
    ended: null,
    ...change,
  }
}

/** Achievements that ask for qualifications, beside the one that doesn't, and who is qualified for them: two of three, in turn. */
export async function bringPanel({ replica, people }: StagedRounds, achievements = 2) {
  const asking = Array.from({ length: achievements }, (_, at) => {
    const made = makeAchievement({ name: `Data story ${String(at + 1).padStart(2, '0')}` })
    return { ...made, policy: { ...made.policy, qualifiedOnly: true } }
  })
  const given = asking.flatMap((achievement, row) =>
    people.flatMap((person, at) => ((at + row) % 3 === 2 ? [] : [qualificationOf(person, achievement)])),
  )
  await pull(replica, [...asking.map((body) => put('achievement', body)), ...given.map((body) => put('qualification', body))])
  return { asking, given }
}

/** Second looks at somebody's work, week by week, with these distances. */
export async function bringDifferences(
  { replica }: StagedRounds,
  person: Colleague,
  achievement: Achievement,
  distances: readonly number[],
): Promise<AssessorDifference[]> {
  const differences = distances.map(
    (distance, at): AssessorDifference => ({
      id: newId(),
      personId: person.id,
      achievementId: achievement.id,
      beside: 'second-look',
      week: new Date(Date.UTC(2026, 0, 5 + 7 * at)).toISOString().slice(0, 10),
      distance,
      criteria: 5,
    }),
  )
  await pull(
    replica,
    differences.map((body) => put('assessor-difference', body)),
  )
  return differences
}

/** Sends what waits, and stores this answer to each. @returns what was sent */
export async function answer({ replica }: StagedRounds, answerTo: (id: string) => CommandResult) {
  const batch = await replica.takeBatch(50)
  await replica.storeResults(batch.map(({ command }) => answerTo(command.id)))
  return batch.map(({ command }) => command)
}
