import type { HandedDraft, Submission } from '../../../shared/domain'
import type { StoreContext } from '../context'
import { DATABASE_KEY, newKeyId } from '../keyring'
import type { AssayDatabase } from '../database'
import type { AllocationRow } from '../rows'
import type { Collapsed } from './collapse'

/** The keys under which a page's records are sealed. */
export type Keys = {
  /** Undefined where there is no such allocation, neither here nor in the page. */
  ofAllocation(id: string): string | undefined
  /**
   * Details are sealed under the content key of the allocation that they are for, so that they end with it. Where several allocations are for
   * the same revision, or none yet, the revision has a key of its own: one allocation's end mustn't take them from another.
   */
  ofSubmission(submission: Pick<Submission, 'id' | 'revision'>): string
  /** Its allocation's; a key of its own where that hasn't come yet. */
  ofHandedDraft(handed: Pick<HandedDraft, 'id' | 'allocationId'>): string
  ofCredential(id: string): string
  ofOpening(submissionId: string): string
  ofPendingDecision(id: string): string
  /** One for all that a panel gave for the same exemplar, by the copy's submission. */
  ofExemplar(submissionId: string): string
  ofComment(id: string): string
  key(keyId: string): CryptoKey
}

/**
 * Finds or names the keys that a page needs, and has those made that don't exist: one request to the vault.
 * @param here allocations here that the page brings anew, names, or brings the submission of
 */
export async function nameKeys({ db, keyring }: StoreContext, changes: Collapsed, here: readonly AllocationRow[]): Promise<Keys> {
  const allocations = new Map(here.map((row) => [row.id, row.keyId]))
  for (const { id } of changes.allocations) if (!allocations.has(id)) allocations.set(id, newKeyId('allocation'))
  const users = new Map<string, Set<string>>()
  for (const { id, submissionId, submissionRevision } of [...here, ...changes.allocations]) {
    const name = `${submissionId}/${submissionRevision}`
    users.set(name, (users.get(name) ?? new Set()).add(id))
  }
  const submissions = new Map(
    changes.submissions.map(({ id, revision }) => {
      const [user = '', ...others] = users.get(`${id}/${revision}`) ?? []
      const keyId = others.length === 0 ? allocations.get(user) : undefined
      return [`${id}/${revision}`, keyId ?? newKeyId('submission')]
    }),
  )
  const handedDrafts = new Map(
    changes.handedDrafts.map(({ id, allocationId }) => [id, allocations.get(allocationId) ?? newKeyId('handed-draft')]),
  )
  const known = await db.credentials.bulkGet(changes.credentials.map((credential) => credential.id))
  const credentials = new Map(
    changes.credentials.map((credential, at) => [credential.id, known[at]?.keyId ?? newKeyId('credential')]),
  )
  const waiting = await db.openings.bulkGet(changes.openings.map((opening) => opening.submissionId))
  const openings = new Map(
    changes.openings.map(({ submissionId }, at) => [submissionId, waiting[at]?.keyId ?? newKeyId('opening')]),
  )
  const pending = await db.pendingDecisions.bulkGet(changes.pendingDecisions.map((decision) => decision.id))
  const decisions = new Map(
    changes.pendingDecisions.map(({ id }, at) => [id, pending[at]?.keyId ?? newKeyId('pending-decision')]),
  )
  const exemplars = await nameExemplars(db, changes)
  const said = await db.roundComments.bulkGet(changes.roundComments.map(({ id }) => id))
  const comments = new Map(changes.roundComments.map(({ id }, at) => [id, said[at]?.keyId ?? newKeyId('comment')]))
  const all = [allocations, submissions, handedDrafts, credentials, openings, decisions, exemplars, comments]
  const named = all.flatMap((ids) => [...ids.values()])
  const keys = await keyring.ensure([DATABASE_KEY, ...new Set(named)])
  return {
    ofAllocation: (id) => allocations.get(id),
    ofSubmission: ({ id, revision }) => submissions.get(`${id}/${revision}`) as string,
    ofHandedDraft: ({ id }) => handedDrafts.get(id) as string,
    ofCredential: (id) => credentials.get(id) as string,
    ofOpening: (id) => openings.get(id) as string,
    ofPendingDecision: (id) => decisions.get(id) as string,
    ofExemplar: (id) => exemplars.get(id) as string,
    ofComment: (id) => comments.get(id) as string,
    key: (keyId) => keys.get(keyId) as CryptoKey,
  }
}

async function nameExemplars(db: AssayDatabase, { roundScores }: Collapsed): Promise<Map<string, string>> {
  const ids = [...new Set(roundScores.map(({ submissionId }) => submissionId))]
  const here = await db.roundScores.where('submissionId').anyOf(ids).toArray()
  const known = new Map(here.map(({ submissionId, keyId }) => [submissionId, keyId]))
  return new Map(ids.map((id) => [id, known.get(id) ?? newKeyId('exemplar')]))
}
