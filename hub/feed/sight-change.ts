import type { Person } from '../../shared/domain'
import type { Trx } from '../store'
import { audiencesOf, type FeedEntry, writeFeed } from './entries'
import { writeLeadChange } from './lead-sight'
import { writeOpeningsOf } from './openings-of'

/**
 * Tells somebody whose roles, panels or competences changed what they see now and what no longer: a reader is long past the rows of an
 * audience that they come to belong to. In the transaction that changes the person. What is seen by another way stays (see `readChanges`).
 */
export async function writeSightChange(trx: Trx, before: Person, after: Person): Promise<void> {
  const [old, now] = [audiencesOf(before), audiencesOf(after)]
  await repeat(
    trx,
    after.id,
    now.filter((audience) => !old.includes(audience)),
    'put',
  )
  await repeat(
    trx,
    after.id,
    old.filter((audience) => !now.includes(audience)),
    'remove',
  )
  await writeLeadChange(trx, before, after)
  if ([before, after].some(({ roles }) => roles.includes('assessor'))) await writeOpeningsOf(trx, after.id)
}

async function repeat(trx: Trx, personId: string, audiences: readonly string[], op: FeedEntry['op']): Promise<void> {
  if (audiences.length === 0) return
  const rows = await trx
    .selectFrom('feed')
    .select(['kind', 'record_id', 'version'])
    .distinct()
    .where('audience', 'in', audiences)
    .execute()
  await writeFeed(
    trx,
    rows.map(({ kind, record_id, version }) => ({
      audience: `user:${personId}`,
      kind,
      id: record_id,
      ...(version !== null && { version }),
      op,
    })),
  )
}
