import type { HubContext } from '../context'
import { readTrail, type Step } from '../trail'
import { findSubmissionId } from './find'

/** What happened to a submission, a line for each step: when, who, what, on which revisions, and why. */
export async function trail(context: HubContext, target: string): Promise<string> {
  const id = await findSubmissionId(context.db, target)
  const steps = await readTrail(context, id)
  return steps.map(line).join('\n')
}

function line({ at, actor, action, subjectKind, subjectId, detail, reason }: Step): string {
  const details = Object.entries(detail)
    .filter(([name, value]) => value !== null && name !== 'reason')
    .map(([name, value]) => `${name}=${value}`)
  const words = reason === null ? [] : [`“${reason.replace(/\s+/g, ' ').trim()}”`]
  return [at.toISOString(), actor, action, `${subjectKind}=${subjectId}`, ...details, ...words].join('  ')
}
