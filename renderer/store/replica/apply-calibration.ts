import type { AssayDatabase } from '../database'
import { doomKeys } from '../doomed-keys'
import type { Remove } from './collapse'
import { isPurge } from './remove-allocations'
import type { CalibrationRows } from './seal-calibration'

const KINDS = [
  'round',
  'round-score',
  'round-reference',
  'past-decision',
  'colleague',
  'qualification',
  'assessor-difference',
  'panel-round',
  'round-comment',
  'round-reading',
  'report',
] as const
export type CalibrationKind = (typeof KINDS)[number]

export function isOfCalibration(kind: Remove['kind']): kind is CalibrationKind {
  return (KINDS as readonly string[]).includes(kind)
}

/** Beside those that a page needs anyway. */
export function calibrationTables(db: AssayDatabase) {
  return [
    ...[db.rounds, db.roundScores, db.pastDecisions, db.reports],
    ...[db.colleagues, db.qualifications, db.assessorDifferences],
    ...[db.panelRounds, db.roundComments, db.roundReadings],
  ]
}

/** Within the page's transaction. */
export async function putCalibration(db: AssayDatabase, rows: CalibrationRows): Promise<void> {
  await db.rounds.bulkPut(rows.rounds)
  await db.roundScores.bulkPut(rows.roundScores)
  await db.roundReferences.bulkPut(rows.roundReferences)
  await db.pastDecisions.bulkPut(rows.pastDecisions)
  await db.colleagues.bulkPut(rows.colleagues)
  await db.qualifications.bulkPut(rows.qualifications)
  await db.assessorDifferences.bulkPut(rows.assessorDifferences)
  await db.panelRounds.bulkPut(rows.panelRounds)
  await db.roundComments.bulkPut(rows.roundComments)
  await db.roundReadings.bulkPut(rows.roundReadings)
  await db.reports.bulkPut(rows.reports)
}

/** Within the page's transaction. */
export async function removeCalibration(
  db: AssayDatabase,
  kind: CalibrationKind,
  { id, reason }: Pick<Remove, 'id' | 'reason'>,
): Promise<void> {
  if (kind === 'round') await removeRound(db, id)
  else if (kind === 'round-score') await removeScore(db, id)
  else if (kind === 'round-reference') await db.roundReferences.delete(id)
  else if (kind === 'past-decision') await db.pastDecisions.delete(id)
  else if (kind === 'qualification') await db.qualifications.delete(id)
  else if (kind === 'assessor-difference') await db.assessorDifferences.delete(id)
  else if (kind === 'panel-round') await db.panelRounds.delete(id)
  else if (kind === 'round-comment') await removeComment(db, id, reason)
  else if (kind === 'round-reading') await db.roundReadings.delete(id)
  else if (kind === 'report') await removeReport(db, id)
  else await db.colleagues.delete(id)
}

/** That I set it up is done with: it isn't waited for any more. Its scores have removes of their own. */
async function removeRound(db: AssayDatabase, id: string): Promise<void> {
  await db.rounds.delete(id)
  await db.outbox
    .where('allocationId')
    .equals(id)
    .filter(({ state }) => state === 'acknowledged')
    .modify({ settled: true })
}

/** That I read it needn't be heard of any more. */
async function removeReport(db: AssayDatabase, id: string): Promise<void> {
  await db.reports.delete(id)
  await db.outbox.where('allocationId').equals(id).modify({ settled: true })
}

/** What a panel quoted of an exemplar ends with the last score of it. */
async function removeScore(db: AssayDatabase, id: string): Promise<void> {
  const row = await db.roundScores.get(id)
  if (!row) return
  await db.roundScores.delete(id)
  const others = await db.roundScores.where('submissionId').equals(row.submissionId).count()
  if (others === 0) await doomKeys(db, [row.keyId])
}

/** Where I wrote it, what I sent isn't waited for any more; of an erased candidate's work it goes at once. */
async function removeComment(db: AssayDatabase, id: string, reason: Remove['reason']): Promise<void> {
  const row = await db.roundComments.get(id)
  await db.roundComments.delete(id)
  if (row) await doomKeys(db, [row.keyId])
  const sent = await db.outbox.where('commandId').equals(id).first()
  if (!sent) return
  if (!isPurge(reason)) {
    await db.outbox.put({ ...sent, settled: true })
    return
  }
  await db.outbox.where('commandId').equals(id).delete()
  await doomKeys(db, [sent.keyId])
}
