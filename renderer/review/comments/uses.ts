/** How often and when a comment was last inserted. */
export type Use = { count: number; lastAt: string }

/** Uses by comment, and in it by criterion (`''` where none was being scored). */
export type CommentUses = Readonly<Record<string, Readonly<Record<string, Use>>>>

/** After so many days a use counts half. */
const HALF_LIFE_DAYS = 30
const DAY_MS = 86_400_000

/** The uses with one more. */
export function withUse(uses: CommentUses, commentId: string, criterionId: string | null, now: Date): CommentUses {
  const key = criterionId ?? ''
  const before = uses[commentId]?.[key]
  const use: Use = { count: (before?.count ?? 0) + 1, lastAt: now.toISOString() }
  return { ...uses, [commentId]: { ...uses[commentId], [key]: use } }
}

/** How much a use weighs now: how often, halved with every month since the last time. */
function weight({ count, lastAt }: Use, now: Date): number {
  const days = Math.max(0, now.getTime() - Date.parse(lastAt)) / DAY_MS
  return count * 2 ** (-days / HALF_LIFE_DAYS)
}

/** How much a comment was used: for this criterion, and at all. */
export function weighUses(
  uses: CommentUses,
  commentId: string,
  criterionId: string | null,
  now: Date,
): { here: number; anywhere: number } {
  const entries = Object.entries(uses[commentId] ?? {})
  const here = entries.filter(([key]) => key === (criterionId ?? '')).reduce((sum, [, use]) => sum + weight(use, now), 0)
  return { here, anywhere: entries.reduce((sum, [, use]) => sum + weight(use, now), 0) }
}
