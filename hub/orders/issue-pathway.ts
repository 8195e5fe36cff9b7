import { PUBLIC_ROUTES } from '../../shared/protocol'
import { type IssuedBadge, issuePathwayBadge } from '../badges'
import type { HubContext } from '../context'
import { openCandidates } from '../candidates'
import { drawStatusPlace, type Issuer } from '../issuer'
import type { Trx } from '../store'
import { IssuingError, storeBadge } from './store-badge'

/**
 * Works off one order of a pathway's badge, in one transaction, as `issueNextBadge` does.
 * @returns false where there is none that another hub isn't working on already
 * @param origin where the hub can be found
 * @throws IssuingError
 */
export async function issueNextPathwayBadge(context: HubContext, issuer: Issuer, origin: string): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const now = context.clock()
    const order = await trx
      .selectFrom('badge_orders')
      .innerJoin('credentials', 'credentials.id', 'badge_orders.credential_id')
      .select('credentials.id')
      .where('badge_orders.done_at', 'is', null)
      .where('badge_orders.try_after', '<=', now)
      .where('credentials.state', '=', 'ordered')
      .where('credentials.pathway_id', 'is not', null)
      .orderBy('badge_orders.try_after')
      .limit(1)
      .forUpdate(['badge_orders', 'credentials'])
      .skipLocked()
      .executeTakeFirst()
    if (!order) return false
    const issued = await makeBadge(context, trx, order.id, { issuer, origin, now }).catch((error) => {
      throw new IssuingError(order.id, error)
    })
    await storeBadge(context, trx, order.id, issued, now)
    return true
  })
}

type Setting = { issuer: Issuer; origin: string; now: Date }

async function makeBadge(context: HubContext, trx: Trx, id: string, { issuer, origin, now }: Setting): Promise<IssuedBadge> {
  const row = await trx
    .selectFrom('credentials')
    .innerJoin('pathways', 'pathways.id', 'credentials.pathway_id')
    .innerJoin('candidates', 'candidates.id', 'credentials.candidate_id')
    .select(['credentials.ordered_at', 'candidates.id as candidate_id', 'pathways.body', 'pathways.image_sha256'])
    .where('credentials.id', '=', id)
    .executeTakeFirstOrThrow()
  const hub = await trx.selectFrom('hub').select('name').executeTakeFirstOrThrow()
  const candidate = (await openCandidates(context, trx, [row.candidate_id])).get(row.candidate_id)
  if (!candidate) throw new Error('the candidate was erased')
  const key = await issuer.key()
  await issuer.note(trx, key, now)
  const pageOf = (credentialId: string) => issuer.publicOrigin && `${issuer.publicOrigin}${PUBLIC_ROUTES.badge(credentialId)}`
  const steps = await loadSteps(trx, id)
  return issuePathwayBadge(
    {
      credentialId: id,
      issuer: { name: hub.name, url: null },
      status: await drawStatusPlace(context, trx, { credentialId: id, issuer: key.did, origin }),
      releasedAt: now.toISOString(),
      completedAt: row.ordered_at.toISOString(),
      pathway: row.body,
      imageUrl: issuer.publicOrigin && `${pageOf(id)}/badge.png`,
      steps: steps.map((step) => ({ ...step, pageUrl: pageOf(step.credentialId) })),
      candidate,
      picture: await context.files.readAll(row.image_sha256),
    },
    key,
  )
}

async function loadSteps(trx: Trx, id: string) {
  const rows = await trx
    .selectFrom('pathway_parts')
    .innerJoin('credentials', 'credentials.id', 'pathway_parts.part_id')
    .innerJoin('achievements', 'achievements.id', 'credentials.achievement_id')
    .select(['credentials.id', 'credentials.released_at', 'achievements.body'])
    .where('pathway_parts.credential_id', '=', id)
    .orderBy('pathway_parts.position')
    .execute()
  return rows.map((row) => {
    if (row.released_at === null) throw new Error(`step ${row.id} was never released`)
    return { credentialId: row.id, name: row.body.name, releasedAt: row.released_at.toISOString() }
  })
}
