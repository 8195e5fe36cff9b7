import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Annotation, Assessment } from '../../../../shared/domain'
import { openAssessments, openNotes } from '../../../../hub/candidates'
import { loadSecrets } from '../../../../hub/store'
import { openDatabase } from './database'

/** What stands in a hub's database: every row that a decision leaves, whatever the hub would tell about it. */
export type HubBook = {
  assessments: {
    commandId: string
    allocationId: string
    submissionId: string
    assessment: Assessment
    annotations: Annotation[]
  }[]
  /** Void ones aside. */
  decisions: { id: string; submissionId: string; state: string }[]
  credentials: { id: string; submissionId: string; state: string; isSigned: boolean }[]
  /** Ids of the commands that the hub has answered. */
  commands: string[]
}

/** Reads the book of a hub that doesn't run. */
export async function readHubBook(where: { dataFolder: string; databaseUrl?: string }): Promise<HubBook> {
  const secrets = await loadSecrets(join(where.dataFolder, 'keys'), randomBytes)
  const { db, close } = await openDatabase(where)
  try {
    const assessments = await db.selectFrom('assessments').selectAll().where('taken_back_at', 'is', null).execute()
    const ids = assessments.map((row) => row.command_id)
    const contents = await openAssessments({ secrets }, db, ids)
    const notes = await openNotes({ secrets }, db, ids)
    const decisions = await db.selectFrom('decisions').selectAll().where('state', '!=', 'void').execute()
    const credentials = await db.selectFrom('credentials').selectAll().execute()
    const commands = await db.selectFrom('commands').select('id').where('result', 'is not', null).execute()
    return {
      assessments: assessments.flatMap(({ command_id: commandId, allocation_id: allocationId, submission_id: submissionId }) => {
        const assessment = contents.get(commandId)
        return assessment ? [{ commandId, allocationId, submissionId, assessment, annotations: notes.get(commandId) ?? [] }] : []
      }),
      decisions: decisions.map((row) => ({ id: row.id, submissionId: row.submission_id, state: row.state })),
      // A pathway's badge belongs to no submission.
      credentials: credentials.flatMap(({ id, submission_id, state, document }) =>
        submission_id === null ? [] : [{ id, submissionId: submission_id, state, isSigned: document !== null }],
      ),
      commands: commands.map((row) => row.id),
    }
  } finally {
    await close()
  }
}

/** Submissions of which there is more than one of these. */
export function doubled(rows: readonly { submissionId: string }[]): string[] {
  const seen = new Map<string, number>()
  for (const { submissionId } of rows) seen.set(submissionId, (seen.get(submissionId) ?? 0) + 1)
  return [...seen].filter(([, count]) => count > 1).map(([submissionId]) => submissionId)
}
