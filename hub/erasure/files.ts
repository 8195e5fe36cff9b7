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

/** Notes those of these files that nothing needs: they were made for something that isn't to be. */
export async function noteUnneeded(trx: Trx, files: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('assay-erasure'))`.execute(trx)
  const { rows } = await sql<{ sha256: string }>`
    select unnest(${files}::text[]) as sha256
    except select sha256 from evidence except select sha256 from renditions
    except select jsonb_array_elements_text(files) from waiting_revisions
    except select image_sha256 from achievements except select image_sha256 from pathways`.execute(trx)
  await noteUnwanted(
    trx,
    rows.map(({ sha256 }) => sha256),
  )
}

/**
 * Keeps these files from being removed, in the transaction from which on something needs them.
 * @returns false where one is gone already
 */
export async function keepWanted({ files }: Pick<HubContext, 'files'>, trx: Trx, wanted: readonly string[]): Promise<boolean> {
  if (wanted.length === 0) return true
  await sql`select pg_advisory_xact_lock(hashtext('assay-erasure'))`.execute(trx)
  // Waits for whoever is just removing one.
  await trx
    .deleteFrom('unwanted_files')
    .where('sha256', 'in', [...wanted])
    .execute()
  for (const sha256 of wanted) if ((await files.sizeOf(sha256)) === undefined) return false
  return true
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
