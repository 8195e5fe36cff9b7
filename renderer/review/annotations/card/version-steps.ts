import type { Annotation } from '../../../../shared/domain'

/** What one version changed of the one before it. */
export type VersionChange = 'made' | 'comment' | 'criterion' | 'shape' | 'place'
export type VersionStep = { version: Annotation; changes: readonly VersionChange[] }

/** A pause in typing makes a version; those of one train of thought are one step. */
const SAME_THOUGHT_MS = 60_000

/** The editing history of an annotation, the latest step first. @param versions all of them, the first one first. */
export function versionSteps(versions: readonly Annotation[]): VersionStep[] {
  const steps: VersionStep[] = []
  versions.forEach((version, at) => {
    const before = versions[at - 1]
    const changes = before ? changesBetween(before, version) : (['made'] as const)
    const last = steps.at(-1)
    if (last && isSameThought(last, { version, changes })) steps[steps.length - 1] = { version, changes: last.changes }
    else if (changes.length > 0) steps.push({ version, changes })
  })
  return steps.reverse()
}

function changesBetween(before: Annotation, after: Annotation): VersionChange[] {
  const changes: VersionChange[] = []
  if (before.comment !== after.comment) changes.push('comment')
  if (before.criterionId !== after.criterionId) changes.push('criterion')
  if (before.shape !== after.shape) changes.push('shape')
  const isElsewhere = before.evidenceId !== after.evidenceId || before.evidenceSha256 !== after.evidenceSha256
  if (isElsewhere || JSON.stringify(before.selectors) !== JSON.stringify(after.selectors)) changes.push('place')
  return changes
}

function isSameThought(last: VersionStep, next: VersionStep): boolean {
  const isTyping = ({ changes }: VersionStep) => changes.length === 1 && changes[0] === 'comment'
  const pause = Date.parse(next.version.modifiedAt) - Date.parse(last.version.modifiedAt)
  return isTyping(last) && isTyping(next) && pause < SAME_THOUGHT_MS
}
