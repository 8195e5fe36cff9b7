import { cameTo } from '../../../shared/badges/check/codes'
import type { StoreContext } from '../context'
import type { PagePlan } from './plan-page'
import { openVerification } from '../writes/verifications'

/** Badges that were looked at here and of which a page brings news: ids of their rows. */
export type VerificationPlan = {
  /** The hub has taken the badge away, be it that its candidate was erased: what was kept of it goes too. */
  gone: string[]
  /** It was revoked since: what was found of it is no longer true, and is to be found anew. */
  outdated: string[]
}

/** Finds them; what each is about is sealed, so they are opened where a page speaks of badges that ended. */
export async function planVerifications(
  context: StoreContext,
  { removes, credentials }: PagePlan['changes'],
): Promise<VerificationPlan> {
  const plan: VerificationPlan = { gone: [], outdated: [] }
  const gone = new Set(removes.filter(({ kind }) => kind === 'credential').map(({ id }) => `urn:uuid:${id}`))
  const revoked = new Set(credentials.filter(({ state }) => state === 'revoked').map(({ id }) => `urn:uuid:${id}`))
  if (gone.size + revoked.size === 0) return plan
  for (const row of await context.db.verifications.toArray()) {
    // One that can't be opened must not keep the feed from coming in.
    const content = await openVerification(context, row).catch(() => null)
    const about = content?.report.badge?.id ?? ''
    if (gone.has(about)) plan.gone.push(row.id)
    else if (content && revoked.has(about) && !cameTo(content.report.checks, 'status', 'revoked')) plan.outdated.push(row.id)
  }
  return plan
}
