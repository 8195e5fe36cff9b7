import type { HubContext } from '../context'
import { type Db, PLACES, type RevisionContent } from '../store'
import { candidateKeys } from './keys'

/** A revision's row, with whose it is. */
type SealedRevision = { submissionId: string; candidateId: string; revision: number; sealed: Uint8Array | null }

/** What these revisions hold, by submission (of each, one revision); those of erased candidates are absent. */
export async function openRevisions(
  context: Pick<HubContext, 'secrets'>,
  db: Db,
  rows: readonly SealedRevision[],
): Promise<Map<string, RevisionContent>> {
  const keys = await candidateKeys(
    context,
    db,
    rows.map(({ candidateId }) => candidateId),
  )
  const opened = new Map<string, RevisionContent>()
  for (const { submissionId, candidateId, revision, sealed } of rows) {
    const key = keys.get(candidateId)
    if (key && sealed) opened.set(submissionId, context.secrets.openRecord(PLACES.revision(submissionId, revision), key, sealed))
  }
  return opened
}

/** What one revision holds; undefined where its candidate was erased. */
export async function openRevision(
  context: Pick<HubContext, 'secrets'>,
  db: Db,
  submissionId: string,
  revision: number,
): Promise<RevisionContent | undefined> {
  const row = await db
    .selectFrom('submission_revisions')
    .innerJoin('submissions', 'submissions.id', 'submission_revisions.submission_id')
    .select(['submission_revisions.sealed', 'submissions.candidate_id as candidateId'])
    .where('submission_revisions.submission_id', '=', submissionId)
    .where('submission_revisions.revision', '=', revision)
    .executeTakeFirst()
  return row && (await openRevisions(context, db, [{ ...row, submissionId, revision }])).get(submissionId)
}
