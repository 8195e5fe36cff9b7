import { sql } from 'kysely'
import type { HubContext } from '../context'
import type { Trx } from '../store'

/** Files of these submissions that nothing else needs: what several candidates handed in lies there once. */
export async function findOwnFiles(trx: Trx, submissionIds: readonly string[]): Promise<string[]> {
  if (submissionIds.length === 0) return []
  const { rows } = await sql<{ sha256: string }>`
    with used as (
      select submission_id, sha256 from evidence
      union all select submission_id, sha256 from renditions
      union all select submission_id, jsonb_array_elements_text(files) from waiting_revisions)
    select distinct sha256 from used where submission_id = any(${submissionIds}::text[]::uuid[])
    except select sha256 from used where submission_id <> all(${submissionIds}::text[]::uuid[])
    except select image_sha256 from achievements
    except select image_sha256 from pathways`.execute(trx)
  return rows.map(({ sha256 }) => sha256)
}

/** Notes files for removal: they go once it is certain that what names them is gone. */
export async function noteUnwanted(trx: Trx, files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  const rows = [...new Set(files)].map((sha256) => ({ sha256 }))
  await trx
    .insertInto('unwanted_files')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Removes one file that an erasure left behind.
 * @returns false where there is none that another hub isn't working on already
 */
export async function removeNextFile({ db, files }: Pick<HubContext, 'db' | 'files'>): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('unwanted_files').select('sha256').limit(1).forUpdate().skipLocked().executeTakeFirst()
    if (!row) return false
    await files.remove(row.sha256)
    await trx.deleteFrom('unwanted_files').where('sha256', '=', row.sha256).execute()
    return true
  })
}
