import type { Account } from '../../shared/protocol'
import type { AssayDatabase } from './database'
import type { HubClock } from './hub-time'
import { DATABASE_KEY, type Keyring } from './keyring'
import type { Lanes } from './lanes'
import type { Opened } from './opened'
import { openJson, type SealContext } from './sealing'

/** What all parts of the store share. */
export type StoreContext = {
  db: AssayDatabase
  keyring: Keyring
  account: Account
  /** The machine's clock; tests pass their own. */
  clock: () => Date
  /** The hub's time, by which leases and release times go. */
  hubClock: HubClock
  lanes: Lanes
  opened: Opened
}

/** Opens a sealed JSON value, or takes it from the values opened a moment ago. @throws StoreError `damaged`, `key-destroyed` */
export async function openValue<Value>(
  { keyring, opened }: Pick<StoreContext, 'keyring' | 'opened'>,
  keyId: string,
  context: SealContext,
  sealed: Uint8Array,
): Promise<Value> {
  // The random nonce in front names this sealing and no other, whatever versions say.
  const name = `${context.id}|${String.fromCharCode(...sealed.subarray(0, 12))}`
  const known = opened.get(name)
  if (known !== undefined) return known as Value
  const value = await openJson<Value>(await keyring.need(keyId), context, sealed)
  opened.set(name, value)
  return value
}

/** The instant now, as records state it. */
export function now({ clock }: Pick<StoreContext, 'clock'>): string {
  return clock().toISOString()
}

/** Where each kind of record is sealed: its context and its key, in one place so that writers and readers can't differ. */
export const sealedAs = {
  achievement: (id: string, version: number) => ({
    keyId: DATABASE_KEY,
    context: { table: 'achievements', id, version },
  }),
  rubric: (id: string, rubricVersion: number, version: number) => ({
    keyId: DATABASE_KEY,
    context: { table: 'rubrics', id: `${id}/${rubricVersion}`, version },
  }),
  submission: (keyId: string, id: string, revision: number, version: number) => ({
    keyId,
    context: { table: 'submissions', id: `${id}/${revision}`, version },
  }),
  segment: (keyId: string, id: string, version: number) => ({ keyId, context: { table: 'segments', id, version } }),
  draft: (keyId: string, allocationId: string, version: number) => ({
    keyId,
    context: { table: 'drafts', id: allocationId, version },
  }),
  annotation: (keyId: string, allocationId: string, id: string, version: number) => ({
    keyId,
    context: { table: 'annotations', id: `${allocationId}/${id}`, version },
  }),
  placement: (
    keyId: string,
    row: { allocationId: string; annotationId: string; annotationVersion: number },
    version: number,
  ) => ({
    keyId,
    context: { table: 'placements', id: `${row.allocationId}/${row.annotationId}/${row.annotationVersion}`, version },
  }),
  reading: (keyId: string, allocationId: string, evidenceId: string, version: number) => ({
    keyId,
    context: { table: 'reading', id: `${allocationId}/${evidenceId}`, version },
  }),
  command: (keyId: string, commandId: string) => ({
    keyId,
    context: { table: 'outbox', id: commandId, version: 1 },
  }),
  refusal: (keyId: string, commandId: string) => ({
    keyId,
    context: { table: 'outbox-refusals', id: commandId, version: 1 },
  }),
  commandLabel: (keyId: string, commandId: string) => ({
    keyId,
    context: { table: 'outbox-labels', id: commandId, version: 1 },
  }),
  receipt: (keyId: string, allocationId: string, version: number) => ({
    keyId,
    context: { table: 'receipts', id: allocationId, version },
  }),
  handedDraft: (keyId: string, id: string, version: number) => ({
    keyId,
    context: { table: 'handedDrafts', id, version },
  }),
  split: (keyId: string, allocationId: string, version: number) => ({
    keyId,
    context: { table: 'splits', id: allocationId, version },
  }),
  opening: (keyId: string, submissionId: string, version: number) => ({
    keyId,
    context: { table: 'openings', id: submissionId, version },
  }),
  pendingDecision: (keyId: string, id: string, version: number) => ({
    keyId,
    context: { table: 'pendingDecisions', id, version },
  }),
  round: (id: string, version: number) => ({ keyId: DATABASE_KEY, context: { table: 'rounds', id, version } }),
  roundScore: (keyId: string, id: string, version: number) => ({ keyId, context: { table: 'roundScores', id, version } }),
  roundReference: (keyId: string, allocationId: string, version: number) => ({
    keyId,
    context: { table: 'roundReferences', id: allocationId, version },
  }),
  panelRound: (id: string, version: number) => ({ keyId: DATABASE_KEY, context: { table: 'panelRounds', id, version } }),
  roundComment: (keyId: string, id: string, version: number) => ({
    keyId,
    context: { table: 'roundComments', id, version },
  }),
  roundReading: (id: string, version: number) => ({
    keyId: DATABASE_KEY,
    context: { table: 'roundReadings', id, version },
  }),
  report: (id: string, version: number) => ({ keyId: DATABASE_KEY, context: { table: 'reports', id, version } }),
  message: (id: string, version: number) => ({ keyId: DATABASE_KEY, context: { table: 'messages', id, version } }),
  alertRule: (id: string, version: number) => ({ keyId: DATABASE_KEY, context: { table: 'alertRules', id, version } }),
  alert: (id: string, version: number) => ({ keyId: DATABASE_KEY, context: { table: 'alerts', id, version } }),
  reportMail: (id: string, version: number) => ({ keyId: DATABASE_KEY, context: { table: 'reportMails', id, version } }),
  absence: (id: string, version: number) => ({ keyId: DATABASE_KEY, context: { table: 'absences', id, version } }),
  pastDecision: (id: string, version: number) => ({
    keyId: DATABASE_KEY,
    context: { table: 'pastDecisions', id, version },
  }),
  rubricDraft: (achievementId: string, version: number) => ({
    keyId: DATABASE_KEY,
    context: { table: 'rubricDrafts', id: achievementId, version },
  }),
  colleague: (id: string, version: number) => ({ keyId: DATABASE_KEY, context: { table: 'colleagues', id, version } }),
  qualification: (id: string, version: number) => ({
    keyId: DATABASE_KEY,
    context: { table: 'qualifications', id, version },
  }),
  assessorDifference: (id: string, version: number) => ({
    keyId: DATABASE_KEY,
    context: { table: 'assessorDifferences', id, version },
  }),
  credential: (keyId: string, id: string, version: number) => ({
    keyId,
    context: { table: 'credentials', id, version },
  }),
  credentialFile: (keyId: string, id: string, kind: 'document' | 'image' | 'token', version: number) => ({
    keyId,
    context: { table: 'credentialFiles', id: `${id}/${kind}`, version },
  }),
  travel: (keyId: string, allocationId: string, part: string, version: number) => ({
    keyId,
    context: { table: 'travel', id: `${allocationId}/${part}`, version },
  }),
  preference: (name: string, version: number) => ({
    keyId: DATABASE_KEY,
    context: { table: 'preferences', id: name, version },
  }),
  verification: (id: string, version: number) => ({
    keyId: DATABASE_KEY,
    context: { table: 'verifications', id, version },
  }),
  verificationFile: (id: string) => ({
    keyId: DATABASE_KEY,
    context: { table: 'verification-files', id, version: 1 },
  }),
  figure: (id: string, version: number) => ({ keyId: DATABASE_KEY, context: { table: 'figures', id, version } }),
  review: (allocationId: string, version: number) => ({
    keyId: DATABASE_KEY,
    context: { table: 'reviews', id: allocationId, version },
  }),
} as const
