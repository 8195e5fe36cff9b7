import { type Assessment, type Rubric, type Score, scoreFor } from '../../shared/domain'
import { PUBLIC_ROUTES } from '../../shared/protocol'
import { type IssuedBadge, issueBadge } from '../badges'
import { openCandidates, openNotes, openRevision } from '../candidates'
import type { HubContext } from '../context'
import { loadLiveAssessments, updateReceipts } from '../decisions'
import { writeCredentialChange } from '../feed'
import { drawStatusPlace, type Issuer } from '../issuer'
import { completePathways } from '../pathways'
import type { Trx } from '../store'
import { loadEndorsements, loadPublicAddresses } from './agreed'
import { IssuingError, storeBadge } from './store-badge'

/**
 * Works off one badge order whose decision is final: signs, bakes and releases it, in one transaction, so that an issuer that was stopped
 * half-way has left nothing behind and the order is simply there still.
 * @returns false where there is none that another hub isn't working on already
 * @param origin where the hub can be found
 * @throws IssuingError
 */
export async function issueNextBadge(context: HubContext, issuer: Issuer, origin: string): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const now = context.clock()
    const order = await trx
      .selectFrom('badge_orders')
      .innerJoin('credentials', 'credentials.id', 'badge_orders.credential_id')
      .innerJoin('decisions', 'decisions.id', 'credentials.decision_id')
      .select(['credentials.id', 'credentials.decision_id'])
      .where('badge_orders.done_at', 'is', null)
      .where('badge_orders.try_after', '<=', now)
      .where('credentials.state', '=', 'ordered')
      .where('decisions.state', '=', 'final')
      .orderBy('badge_orders.try_after')
      .limit(1)
      // The badge too: until it is out, nobody can erase whose it is.
      .forUpdate(['badge_orders', 'credentials'])
      .skipLocked()
      .executeTakeFirst()
    if (!order) return false
    const issued = await makeBadge(context, trx, order.id, { issuer, origin, now }).catch((error) => {
      throw new IssuingError(order.id, error)
    })
    await releaseBadge(context, trx, order.id, issued, now)
    return true
  })
}

/** Puts an order off after a failure: 2, 4, 8 … seconds, an hour at most. */
export async function postponeOrder(context: HubContext, { credentialId, message }: IssuingError): Promise<void> {
  const order = await context.db
    .updateTable('badge_orders')
    .set((expression) => ({ attempts: expression('attempts', '+', 1), last_error: message }))
    .where('credential_id', '=', credentialId)
    .returning('attempts')
    .executeTakeFirstOrThrow()
  const seconds = Math.min(2 ** order.attempts, 3600)
  const tryAfter = new Date(context.clock().getTime() + seconds * 1000)
  await context.db.updateTable('badge_orders').set({ try_after: tryAfter }).where('credential_id', '=', credentialId).execute()
}

async function makeBadge(
  context: HubContext,
  trx: Trx,
  id: string,
  { issuer, origin, now }: { issuer: Issuer; origin: string; now: Date },
): Promise<IssuedBadge> {
  const row = await trx
    .selectFrom('credentials')
    .innerJoin('decisions', 'decisions.id', 'credentials.decision_id')
    .innerJoin('submissions', 'submissions.id', 'credentials.submission_id')
    .innerJoin('achievements', 'achievements.id', 'credentials.achievement_id')
    .select([
      'decisions.submission_id',
      'decisions.submission_revision',
      'decisions.levels',
      'decisions.command_id',
      'decisions.made_at',
      'submissions.candidate_id',
      'achievements.body as achievement',
      'achievements.image_sha256',
    ])
    .where('credentials.id', '=', id)
    .executeTakeFirstOrThrow()
  const hub = await trx.selectFrom('hub').select('name').executeTakeFirstOrThrow()
  const candidate = (await openCandidates(context, trx, [row.candidate_id])).get(row.candidate_id)
  if (!candidate) throw new Error('the candidate was erased')
  const live = await loadLiveAssessments(context, trx, row.submission_id, row.submission_revision)
  const deciding = live.find((assessment) => assessment.commandId === row.command_id)
  if (!deciding) throw new Error('the assessment that decided is gone')
  const content = await openRevision(context, trx, row.submission_id, row.submission_revision)
  const annotations = (await openNotes(context, trx, [deciding.commandId])).get(deciding.commandId)
  const key = await issuer.key()
  await issuer.note(trx, key, now)
  const order = {
    credentialId: id,
    issuer: { name: hub.name, url: null },
    status: await drawStatusPlace(context, trx, { credentialId: id, issuer: key.did, origin }),
    releasedAt: now.toISOString(),
    decidedAt: row.made_at.toISOString(),
    achievement: row.achievement,
    // For ever in the badge, so not a passing address.
    imageUrl: issuer.publicOrigin && `${issuer.publicOrigin}${PUBLIC_ROUTES.badge(id)}/badge.png`,
    rubric: deciding.rubric,
    scores: scoresOf(deciding.rubric, deciding.assessment, row.levels),
    annotations: annotations ?? [],
    evidence: content?.items ?? [],
    publicAddresses: await loadPublicAddresses(context, trx, row),
    endorsements: await loadEndorsements(context, trx, row),
    candidate,
    picture: await context.files.readAll(row.image_sha256),
  }
  return issueBadge(order, key)
}

/** The deciding assessment's reasons with the levels that the decision records. */
function scoresOf(rubric: Rubric, assessment: Assessment, levels: Record<string, string>): Score[] {
  return rubric.criteria.map(({ id }) => ({ ...scoreFor(assessment, id), levelId: levels[id] ?? null }))
}

async function releaseBadge(context: HubContext, trx: Trx, id: string, issued: IssuedBadge, at: Date): Promise<void> {
  await storeBadge(context, trx, id, issued, at)
  const { candidate_id, submission_id, achievement_id, achievement } = await trx
    .selectFrom('credentials')
    .innerJoin('submissions', 'submissions.id', 'credentials.submission_id')
    .innerJoin('achievements', 'achievements.id', 'credentials.achievement_id')
    .select([
      'submissions.candidate_id',
      'submissions.id as submission_id',
      'achievements.id as achievement_id',
      'achievements.body as achievement',
    ])
    .where('credentials.id', '=', id)
    .executeTakeFirstOrThrow()
  await writeCredentialChange(trx, { id, submissionId: submission_id }, achievement.policy.blind)
  const receipts = await trx
    .selectFrom('allocations')
    .innerJoin('receipts', 'receipts.allocation_id', 'allocations.id')
    .select(['allocations.id', 'receipts.body'])
    .where('allocations.submission_id', '=', submission_id)
    .execute()
  // Only receipts that may name the badge do; to the others it stays unknown.
  const named = receipts.filter(({ body }) => body.credentialId === id).map((row) => row.id)
  await updateReceipts(trx, achievement.policy, named, { outcome: 'awarded', credentialId: id }, 'released')
  await completePathways(trx, { candidateId: candidate_id, achievementId: achievement_id }, at)
}
