import type { RoundReading } from '../../../shared/domain'
import type { RoundThreads, ThreadComment } from '../../store'

/** One line of a thread: something said, or a reading that was agreed on or withdrawn. */
export type ThreadEntry =
  | { kind: 'comment'; id: string; at: string; comment: ThreadComment }
  | { kind: 'agreed'; id: string; at: string; reading: RoundReading }
  | { kind: 'withdrawn'; id: string; at: string }

/** What stands in the thread of a criterion, the oldest first. What the hub hasn't heard of comes last: it is the latest here. */
export function threadEntries({ comments, readings }: RoundThreads, criterionId: string): ThreadEntry[] {
  const isOf = (one: { criterionId: string }) => one.criterionId === criterionId
  const there = comments
    .filter(isOf)
    .map((comment): ThreadEntry => ({ kind: 'comment', id: comment.id, at: comment.writtenAt, comment }))
  const agreed = readings.filter(isOf).flatMap((reading): ThreadEntry[] => [
    { kind: 'agreed', id: reading.id, at: reading.agreedAt, reading },
    // What is replaced is told by what replaced it.
    ...(reading.ended?.by === 'withdrawn'
      ? [{ kind: 'withdrawn' as const, id: `${reading.id}/withdrawn`, at: reading.ended.at }]
      : []),
  ])
  const isComing = (entry: ThreadEntry) => entry.kind === 'comment' && entry.comment.state !== 'there'
  return [...there, ...agreed].sort(
    (a, b) => Number(isComing(a)) - Number(isComing(b)) || Date.parse(a.at) - Date.parse(b.at) || a.id.localeCompare(b.id),
  )
}

/** The reading of a criterion that holds; null where there is none. */
export function readingOf({ readings }: Pick<RoundThreads, 'readings'>, criterionId: string): RoundReading | null {
  return readings.findLast((one) => one.criterionId === criterionId && one.ended === null) ?? null
}

/** How much is said about each criterion, and whether a reading of it is agreed; criteria of which nothing is said are absent. */
export function threadMarks(threads: RoundThreads): Map<string, { comments: number; isAgreed: boolean }> {
  const marks = new Map<string, { comments: number; isAgreed: boolean }>()
  const of = (criterionId: string) => marks.get(criterionId) ?? { comments: 0, isAgreed: false }
  for (const { criterionId } of threads.comments) {
    marks.set(criterionId, { ...of(criterionId), comments: of(criterionId).comments + 1 })
  }
  for (const { criterionId, ended } of threads.readings) {
    if (ended === null) marks.set(criterionId, { ...of(criterionId), isAgreed: true })
  }
  return marks
}
