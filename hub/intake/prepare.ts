import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Achievement, EvidenceItem } from '../../shared/domain'
import type { IntakeEvidence, IntakePackage, IntakeSubmission } from '../../shared/protocol'
import type { HubContext } from '../context'
import { addDays, dateInZone } from '../policy'
import type { PreparedItem, PreparedRevision } from '../store'
import { IntakeError } from './errors'
import { blindStatement, examineVouch, findConflict, VouchError } from './vouch'

/** More than any statement takes; a file of this kind is parsed, so it must not be of any size. */
const MOST_VOUCH_BYTES = 256 * 1024

/** Who and what a submission's evidence is looked at for. */
export type Setting = {
  folder: string
  timeZone: string
  achievement: Achievement
  candidate: IntakeSubmission['candidate']
  pseudonym: string
  /** Marks of the names of everybody who works with this hub. */
  panelMarks: ReadonlySet<string>
}

type IntakeRevision = IntakePackage['submissions'][number]['current']

/** Copies a revision's evidence into the file store, and works out all that the hub says about it. */
export async function prepareRevision(
  context: HubContext,
  setting: Setting,
  revision: IntakeRevision,
): Promise<PreparedRevision> {
  const items: PreparedItem[] = []
  for (const evidence of revision.evidence) items.push(await prepareItem(context, setting, evidence))
  const earlier = revision.earlierDecision
  return {
    revision: revision.revision,
    narrative: revision.narrative,
    items,
    candidateMark: context.secrets.markOfName(setting.candidate.name),
    earlierDecision: earlier && {
      revision: revision.revision - 1,
      outcome: earlier.outcome,
      decidedOn: dateInZone(addDays(context.clock(), -earlier.decidedDaysAgo), setting.timeZone),
      feedback: earlier.feedback,
      points: earlier.points,
      levels: {},
      evidence: [],
      annotations: [],
    },
  }
}

async function prepareItem(context: HubContext, setting: Setting, evidence: IntakeEvidence): Promise<PreparedItem> {
  const { path, ...described } = evidence
  const source = join(setting.folder, path)
  if (!(await stat(source).catch(() => undefined))?.isFile()) throw new IntakeError(path, 'the package has no such file')
  if (evidence.kind === 'vouch') return prepareVouch(context, setting, evidence, source)
  const digest = await context.files.putFile(source)
  return { item: { ...described, ...digest, vouch: null, renditions: [] }, voucherMark: null }
}

async function prepareVouch(
  context: HubContext,
  setting: Setting,
  { path, ...described }: IntakeEvidence,
  source: string,
): Promise<PreparedItem> {
  if ((await stat(source)).size > MOST_VOUCH_BYTES) throw new IntakeError(path, 'is too large for a vouch')
  const { secrets, files } = context
  const { candidate, achievement, pseudonym } = setting
  const examined = await examineVouch(await readFile(source), described.mediaType, candidate.id, context.clock()).catch(
    (error) => {
      throw error instanceof VouchError ? new IntakeError(path, error.message) : error
    },
  )
  const { statement, signature, signatureReason } = examined
  const voucherMark = secrets.markOfName(statement.voucher)
  const known = { isSelf: voucherMark === secrets.markOfName(candidate.name), isPanelMember: setting.panelMarks.has(voucherMark) }
  const conflict = findConflict(statement, known)
  const checked = { signature, signatureReason, reciprocal: false, conflict, conflictKinds: [], ring: [] }
  if (!achievement.policy.blind) {
    const digest = await files.putFile(source)
    const vouch = { voucher: statement.voucher, relationship: statement.relationship, ...checked }
    return { item: { ...described, ...digest, vouch, renditions: [] }, voucherMark }
  }
  const voucher = `Voucher ${secrets.pseudonym(achievement.id, voucherMark)}`
  const blind = blindStatement(statement, { voucher, candidate: { name: candidate.name, pseudonym } })
  const digest = await files.putBytes(Buffer.from(JSON.stringify(blind, null, 2)))
  const item: EvidenceItem = {
    ...described,
    ...digest,
    mediaType: 'application/json',
    fileName: `vouch-${createHash('sha256').update(voucher).digest('hex').slice(0, 8)}.json`,
    vouch: { voucher, relationship: blind.relationship, ...checked },
    renditions: [],
  }
  return { item, voucherMark }
}
