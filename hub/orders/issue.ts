import { type Assessment, type Rubric, type Score, scoreFor } from '../../shared/domain'
import { PUBLIC_ROUTES } from '../../shared/protocol'
import { type IssuedBadge, issueBadge, type SigningKey } from '../badges'
import type { HubContext } from '../context'
import { loadLiveAssessments, updateReceipts } from '../decisions'
import { openCandidates, writeCredentialChange } from '../feed'
import { type Trx, writeAudit } from '../store'

/** A badge that can't be made just now; the order is tried again later. */
export class IssuingError extends Error {
  override name = 'IssuingError'

  constructor(
    readonly credentialId: string,
    override readonly cause: unknown,
  ) {
    super(`Badge ${credentialId} could not be issued: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/**
 * Works off one badge order whose decision is final: signs, bakes and releases it, in one transaction, so that an issuer that was stopped
 * half-way has left nothing behind and the order is simply there still.
 * @returns false where there is none that another hub isn't working on already
 * @param publicOrigin where public pages can be found for good, or null where that isn't settled: a badge must not name a passing address
 * @throws IssuingError
 */
export async function issueNextBadge(context: HubContext, key: SigningKey, publicOrigin: string | null): Promise<boolean> {
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
      .forUpdate('badge_orders')
      .skipLocked()
      .executeTakeFirst()
    if (!order) return false
    const issued = await makeBadge(context, trx, order.id, key, publicOrigin, now).catch((error) => {
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
  key: SigningKey,
  publicOrigin: string | null,
  now: Date,
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
  const live = await loadLiveAssessments(trx, row.submission_id, row.submission_revision)
  const deciding = live.find((assessment) => assessment.commandId === row.command_id)
  if (!deciding) throw new Error('the assessment that decided is gone')
  const evidence = await trx
    .selectFrom('evidence')
    .select('body')
    .where('submission_id', '=', row.submission_id)
    .where('revision', '=', row.submission_revision)
    .orderBy('position')
    .execute()
  const annotations = await trx
    .selectFrom('assessments')
    .select('annotations')
    .where('command_id', '=', deciding.commandId)
    .executeTakeFirstOrThrow()
  const order = {
    credentialId: id,
    issuer: { name: hub.name, url: null },
    releasedAt: now.toISOString(),
    decidedAt: row.made_at.toISOString(),
    achievement: row.achievement,
    imageUrl: publicOrigin && `${publicOrigin}${PUBLIC_ROUTES.badge(id)}/badge.png`,
    rubric: deciding.rubric,
    scores: scoresOf(deciding.rubric, deciding.assessment, row.levels),
    annotations: annotations.annotations,
    evidence: evidence.map(({ body }) => body),
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
  const { sha256 } = await context.files.putBytes(issued.png)
  const { submission_id, achievement_id } = await trx
    .updateTable('credentials')
    .set({ state: 'released', released_at: at, document: JSON.stringify(issued.credential), image_sha256: sha256 })
    .where('id', '=', id)
    .returning(['submission_id', 'achievement_id'])
    .executeTakeFirstOrThrow()
  await trx.updateTable('badge_orders').set({ done_at: at, last_error: null }).where('credential_id', '=', id).execute()
  const { body: achievement } = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', achievement_id)
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
  await writeAudit(trx, { at, actor: 'hub', action: 'credential.release', subjectKind: 'credential', subjectId: id })
}
