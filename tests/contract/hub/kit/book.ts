import { join } from 'node:path'
import type { Annotation, Assessment } from '../../../../shared/domain'
import { type Database, openEmbedded, openServer } from '../../../../hub/store/database'

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
export async function readHubBook(dataFolder: string): Promise<HubBook> {
  return readBook(await openEmbedded(join(dataFolder, 'database')))
}

/** Reads the book of a hub whose database is on a server. */
export async function readServerBook(databaseUrl: string): Promise<HubBook> {
  const errors: Error[] = []
  const book = await readBook(await openServer(databaseUrl, (error) => errors.push(error)))
  if (errors[0]) throw errors[0]
  return book
}

async function readBook({ db, close }: Database): Promise<HubBook> {
  try {
    const assessments = await db.selectFrom('assessments').selectAll().where('taken_back_at', 'is', null).execute()
    const decisions = await db.selectFrom('decisions').selectAll().where('state', '!=', 'void').execute()
    const credentials = await db.selectFrom('credentials').selectAll().execute()
    const commands = await db.selectFrom('commands').select('id').where('result', 'is not', null).execute()
    return {
      assessments: assessments.map((row) => ({
        commandId: row.command_id,
        allocationId: row.allocation_id,
        submissionId: row.submission_id,
        assessment: row.body,
        annotations: row.annotations,
      })),
      decisions: decisions.map((row) => ({ id: row.id, submissionId: row.submission_id, state: row.state })),
      credentials: credentials.map((row) => ({
        id: row.id,
        submissionId: row.submission_id,
        state: row.state,
        isSigned: row.document !== null,
      })),
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
