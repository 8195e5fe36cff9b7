import type { Trx } from './database'

/** Who did something: a person by id, an operator at the command line, or the hub itself. */
export type Actor = `person:${string}` | 'operator' | 'hub'

export type AuditEntry = {
  at: Date
  actor: Actor
  /** The command or event, named as in the lives of `shared/domain`. */
  action: string
  subjectKind:
    | 'candidate'
    | 'submission'
    | 'allocation'
    | 'decision'
    | 'credential'
    | 'rubric'
    | 'session'
    | 'person'
    | 'round'
    | 'achievement'
    | 'message'
    | 'absence'
    | 'alert-rule'
    | 'report-mail'
    | 'hub'
  subjectId: string
  /** Ids, numbers and codes only: the trail outlives a candidate's erasure. Words are named by their id (`reason`, see `hub/trail`). */
  detail?: Record<string, string | number | null>
}

/** Adds a line to the trail, in the transaction of what it tells. */
export async function writeAudit(trx: Trx, entry: AuditEntry): Promise<void> {
  const { at, actor, action, subjectKind, subjectId, detail = {} } = entry
  await trx
    .insertInto('audit')
    .values({ at, actor, action, subject_kind: subjectKind, subject_id: subjectId, detail: JSON.stringify(detail) })
    .execute()
}
