import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sources } from '../../shared/badges/check'
import {
  type Achievement,
  type EarlierDecision,
  type EvidenceItem,
  filesOf,
  UNNAMED_ID,
  type VouchStatement,
} from '../../shared/domain'
import type { IntakeEvidence, IntakePackage, IntakeSubmission } from '../../shared/protocol'
// Not by its room's index: that imports this one.
import { renaming } from '../calibration/anonymise'
import { copyItem, type Copying } from '../calibration/copy-item'
import type { HubContext } from '../context'
import { addDays, dateInZone } from '../policy'
import type { PreparedItem, PreparedRevision } from '../store'
import { IntakeError } from './errors'
import { findConflictKinds } from '../vouches'
import { blindStatement, examineVouch, VouchError } from './vouch'

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
  /** What signatures of vouches are checked by. */
  sources: Sources
  /** Files that were stripped, and of which the hub keeps what is left of them: to be removed. */
  replaced: Set<string>
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
  const stripped = setting.achievement.policy.seeding === true ? await strip(context, setting, revision, items) : null
  return {
    revision: revision.revision,
    narrative: stripped?.narrative ?? revision.narrative,
    items: stripped?.items ?? items,
    candidateMark: context.secrets.markOfName(setting.candidate.name),
    earlierDecision: revision.earlierDecision && readEarlier(context, setting, revision.earlierDecision, revision.revision - 1),
  }
}

/**
 * Takes out of live work what is taken out of copies (ADR 170), so that seeds look like it. What it was made of isn't kept: the platform that
 * handed it in has it.
 */
async function strip(
  context: HubContext,
  { candidate, pseudonym, replaced }: Setting,
  { narrative, evidence }: IntakeRevision,
  items: readonly PreparedItem[],
): Promise<Pick<PreparedRevision, 'narrative' | 'items'>> {
  const { name, email } = candidate
  const as = `Candidate ${pseudonym}`
  const rename = renaming([{ name, also: [email, email.split('@')[0] ?? ''], as }])
  const copying: Copying = { rename, made: new Set(), asTheyAre: 0 }
  const stripped: PreparedItem[] = []
  for (const [at, prepared] of items.entries()) {
    const item = await copyItem(context, copying, prepared.item, at)
    if (item === null) throw new IntakeError(evidence[at]?.path ?? '', 'is gone from the hub while it is taken in')
    const kept = new Set(filesOf(item).map(({ sha256 }) => sha256))
    for (const { sha256 } of filesOf(prepared.item)) if (!kept.has(sha256)) replaced.add(sha256)
    stripped.push({ ...prepared, item: { ...item, id: prepared.item.id } })
  }
  return { narrative: rename(narrative).slice(0, 20_000), items: stripped }
}

/** Days ago become times. Who annotated isn't told by a package, so nobody is named. */
function readEarlier(
  { clock }: HubContext,
  { timeZone }: Setting,
  { decidedDaysAgo, annotations, ...told }: NonNullable<IntakeRevision['earlierDecision']>,
  revision: number,
): EarlierDecision {
  return {
    ...told,
    revision,
    decidedOn: dateInZone(addDays(clock(), -decidedDaysAgo), timeZone),
    annotations: annotations.map(({ madeDaysAgo, ...annotation }) => {
      const at = addDays(clock(), -madeDaysAgo).toISOString()
      return { ...annotation, allocationId: UNNAMED_ID, creatorId: UNNAMED_ID, createdAt: at, modifiedAt: at }
    }),
  }
}

async function prepareItem(context: HubContext, setting: Setting, evidence: IntakeEvidence): Promise<PreparedItem> {
  const { path, mayTravel: _mayTravel, publicAddress, ...described } = evidence
  const source = join(setting.folder, path)
  if (!(await stat(source).catch(() => undefined))?.isFile()) throw new IntakeError(path, 'the package has no such file')
  if (evidence.kind === 'vouch') return prepareVouch(context, setting, evidence, source)
  const digest = await context.files.putFile(source)
  const renditions = await context.workshop.render(source, { ...described, ...digest })
  const item = { ...described, ...digest, vouch: null, renditions }
  return { item, voucherMark: null, ...(publicAddress !== undefined && { publicAddress }) }
}

async function prepareVouch(
  context: HubContext,
  setting: Setting,
  { path, mayTravel = false, publicAddress: _publicAddress, ...described }: IntakeEvidence,
  source: string,
): Promise<PreparedItem> {
  if ((await stat(source)).size > MOST_VOUCH_BYTES) throw new IntakeError(path, 'is too large for a vouch')
  const { secrets, files } = context
  const { candidate, achievement, pseudonym } = setting
  const examination = { candidateId: candidate.id, now: context.clock(), sources: setting.sources }
  const bytes = await readFile(source)
  const examined = await examineVouch(bytes, described.mediaType, examination).catch((error) => {
    throw error instanceof VouchError ? new IntakeError(path, error.message) : error
  })
  const { statement, signature, signatureReason } = examined
  // What assessors see is made blind where policy says so; the badge is for everybody, and carries it as it was signed.
  const travelling = mayTravel && signature === 'verified' ? { endorsement: bytes.toString() } : {}
  const voucherMark = secrets.markOfName(statement.voucher)
  const known = { isSelf: voucherMark === secrets.markOfName(candidate.name), isPanelMember: setting.panelMarks.has(voucherMark) }
  const found = { signature, signatureReason, reciprocal: false, conflictKinds: findConflictKinds(statement, known), ring: [] }
  if (!achievement.policy.blind) {
    const digest = await files.putFile(source)
    const conflict = declaredBy(statement)
    const vouch = { voucher: statement.voucher, relationship: statement.relationship, conflict, ...found }
    return { item: { ...described, ...digest, vouch, renditions: [] }, voucherMark, ...travelling }
  }
  const voucher = `Voucher ${secrets.pseudonym(achievement.id, voucherMark)}`
  const blind = blindStatement(statement, { voucher, candidate: { name: candidate.name, pseudonym } })
  const digest = await files.putBytes(Buffer.from(JSON.stringify(blind, null, 2)))
  const item: EvidenceItem = {
    ...described,
    ...digest,
    mediaType: 'application/json',
    fileName: `vouch-${createHash('sha256').update(voucher).digest('hex').slice(0, 8)}.json`,
    vouch: { voucher, relationship: blind.relationship, conflict: declaredBy(blind), ...found },
    renditions: [],
  }
  return { item, voucherMark, ...travelling }
}

/** What the voucher declared, without their name; null where that is nothing. What the hub itself knows is told at delivery. */
function declaredBy({ voucher, declaredInterest }: VouchStatement): string | null {
  return declaredInterest.trim() === '' ? null : declaredInterest.replaceAll(voucher, 'The voucher')
}
