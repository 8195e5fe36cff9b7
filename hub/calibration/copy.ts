import { extname } from 'node:path'
import type { EvidenceItem, Rendition, VouchStatement } from '../../shared/domain'
import { openCandidates, openRevision } from '../candidates'
import { type HubContext, makeId } from '../context'
// Not by its room's index: intake hands in by commands, which set up rounds.
import { readStatement } from '../intake/vouch'
import { noteUnneeded } from '../erasure/files'
import type { Db } from '../store'
import { isStrippable, MOST_STRIPPED_BYTES, renameAll, type Renaming, renaming, stripFile, type Unnamed } from './anonymise'

/** A copy of a submission, with all that needs no transaction done: its files are in the store. */
export type PreparedCopy = {
  source: { id: string; revision: number }
  achievementId: string
  submissionId: string
  candidateId: string
  pseudonym: string
  receivedAt: Date
  narrative: string
  items: EvidenceItem[]
  /** Files that the copy has and its source hasn't. */
  made: string[]
  /** How many files are the source's own, because nothing could be taken out of them. */
  asTheyAre: number
}

type Source = { id: string; revision: number; achievementId: string; candidateId: string; pseudonym: string }
type Copying = { rename: Renaming; made: Set<string>; asTheyAre: number }

/** Days before now on which a copy may say that it came in; the day on which its source did would tell which one that is. */
const RECEIVED_DAYS = 14

/**
 * Copies a submission's current revision without whatever tells whose it is: under new random ids, of a candidate who is nobody.
 * @returns null where the candidate was erased, or a file is missing
 */
export async function prepareCopy(context: HubContext, submissionId: string): Promise<PreparedCopy | null> {
  const { db, secrets, clock, random } = context
  const source = await findSource(db, submissionId)
  const content = source && (await openRevision(context, db, source.id, source.revision))
  const person = source && (await openCandidates(context, db, [source.candidateId])).get(source.candidateId)
  if (!source || !content || !person) return null
  const candidateId = makeId(context)
  const pseudonym = secrets.pseudonym(source.achievementId, candidateId)
  const candidate = `Candidate ${pseudonym}`
  const unnamed: Unnamed[] = [
    { also: [`Candidate ${source.pseudonym}`, source.pseudonym], as: candidate },
    { name: person.name, also: [person.email, person.email.split('@')[0] ?? ''], as: candidate },
  ]
  const vouchers = await nameVouchers(context, source, content.items)
  if (vouchers === null) return null
  const copying: Copying = { rename: renaming([...unnamed, ...vouchers]), made: new Set(), asTheyAre: 0 }
  const items: EvidenceItem[] = []
  for (const [at, item] of content.items.entries()) {
    const copy = await copyItem(context, copying, item, at)
    if (copy === null) {
      await discard(context, [...copying.made])
      return null
    }
    items.push(copy)
  }
  const daysAgo = 1 + (random(4).readUInt32BE(0) / 2 ** 32) * RECEIVED_DAYS
  return {
    source: { id: source.id, revision: source.revision },
    achievementId: source.achievementId,
    submissionId: makeId(context),
    candidateId,
    pseudonym,
    receivedAt: new Date(clock().getTime() - daysAgo * 86_400_000),
    narrative: copying.rename(content.narrative).slice(0, 20_000),
    items,
    made: [...copying.made],
    asTheyAre: copying.asTheyAre,
  }
}

async function findSource(db: Db, submissionId: string): Promise<Source | undefined> {
  return db
    .selectFrom('submissions')
    .innerJoin('pseudonyms', (join) =>
      join
        .onRef('pseudonyms.achievement_id', '=', 'submissions.achievement_id')
        .onRef('pseudonyms.candidate_id', '=', 'submissions.candidate_id'),
    )
    .select(['submissions.id', 'submissions.revision', 'pseudonyms.pseudonym'])
    .select(['submissions.achievement_id as achievementId', 'submissions.candidate_id as candidateId'])
    .where('submissions.id', '=', submissionId)
    .executeTakeFirst()
}

/**
 * What stands for each voucher: a pseudonym that is in no other submission, also where they had one already.
 * @returns null where a vouch is missing
 */
async function nameVouchers(
  context: HubContext,
  { achievementId }: Source,
  items: readonly EvidenceItem[],
): Promise<Unnamed[] | null> {
  const names = new Set<string>()
  for (const item of items.filter(({ kind }) => kind === 'vouch')) {
    if ((await context.files.sizeOf(item.sha256)) === undefined) return null
    names.add(readStatement(await context.files.readAll(item.sha256), item.mediaType).voucher)
    if (item.vouch) names.add(item.vouch.voucher)
  }
  return [...names].map((name) => {
    const as = `Voucher ${context.secrets.pseudonym(achievementId, makeId(context))}`
    // A pseudonym is one whole; a name has parts.
    const pseudonym = /^Voucher ([0-9A-Z]{4}-[0-9A-Z]{2})$/.exec(name)?.[1]
    return pseudonym === undefined ? { name, as } : { also: [name, pseudonym], as }
  })
}

async function copyItem(context: HubContext, copying: Copying, item: EvidenceItem, at: number): Promise<EvidenceItem | null> {
  const { rename } = copying
  const [readable, ...others] = item.renditions
  // What is only read by its rendition, and would tell more than that does, is handed on as the rendition.
  const isReplaced = readable !== undefined && readable.mediaType !== 'text/vtt' && !isStrippable(item.mediaType)
  const file = await copyFile(context, copying, isReplaced ? readable : item, `piece-${at + 1}`, item.kind)
  if (file === null) return null
  const renditions: Rendition[] = []
  for (const [index, rendition] of (isReplaced ? others : item.renditions).entries()) {
    const copied = await copyFile(context, copying, rendition, `piece-${at + 1}-${index + 1}`)
    if (copied === null) return null
    renditions.push({ ...copied, id: makeId(context) })
  }
  return {
    ...file,
    id: makeId(context),
    kind: item.kind,
    title: rename(item.title).slice(0, 300),
    note: rename(item.note).slice(0, 4000),
    group: item.group === null ? null : rename(item.group).slice(0, 80),
    extent: item.extent,
    vouch: item.vouch && blindVouch(item.vouch, rename),
    renditions,
  }
}

function blindVouch(vouch: NonNullable<EvidenceItem['vouch']>, rename: Renaming): NonNullable<EvidenceItem['vouch']> {
  const { voucher, relationship, conflict, ...told } = renameAll(vouch, rename)
  return {
    ...told,
    voucher: voucher.slice(0, 200),
    relationship: relationship.slice(0, 200),
    conflict: conflict?.slice(0, 500) ?? null,
    // Who vouches for whom would tell who they are.
    reciprocal: false,
    ring: [],
  }
}

/** A pseudonym may be longer than the name that it stands for. Its signature was checked at intake, and wouldn't survive. */
function blindStatement(statement: VouchStatement, rename: Renaming): VouchStatement {
  const renamed = renameAll(statement, rename)
  return {
    ...renamed,
    statement: renamed.statement.slice(0, 8000),
    voucher: renamed.voucher.slice(0, 200),
    relationship: renamed.relationship.slice(0, 200),
    declaredInterest: renamed.declaredInterest.slice(0, 500),
    ...(renamed.basis !== undefined && { basis: renamed.basis.slice(0, 500) }),
    ratings: renamed.ratings.map((rating) =>
      rating.remark === undefined ? rating : { ...rating, remark: rating.remark.slice(0, 500) },
    ),
  }
}

type StoredFile = Pick<Rendition, 'sizeBytes' | 'sha256' | 'chunkSha256' | 'mediaType' | 'fileName'>

/** @returns null where the file is missing */
async function copyFile(
  { files }: Pick<HubContext, 'files'>,
  copying: Copying,
  { mediaType, fileName, sizeBytes, sha256, chunkSha256 }: StoredFile,
  name: string,
  kind?: EvidenceItem['kind'],
): Promise<StoredFile | null> {
  if ((await files.sizeOf(sha256)) === undefined) return null
  if (kind === 'vouch') {
    const statement = blindStatement(readStatement(await files.readAll(sha256), mediaType), copying.rename)
    const stored = await keep(files, copying, Buffer.from(JSON.stringify(statement, null, 2)), sha256)
    return { ...stored, mediaType: 'application/json', fileName: `${name}.json` }
  }
  const ending = /^\.[a-z0-9]{1,8}$/i.test(extname(fileName)) ? extname(fileName).toLowerCase() : ''
  const isRead = isStrippable(mediaType) && sizeBytes <= MOST_STRIPPED_BYTES
  const stripped = isRead ? await stripFile(await files.readAll(sha256), mediaType, copying.rename) : null
  if (stripped) return { ...(await keep(files, copying, stripped, sha256)), mediaType, fileName: `${name}${ending}` }
  copying.asTheyAre += 1
  return { sizeBytes, sha256, chunkSha256, mediaType, fileName: `${name}${ending}` }
}

async function keep(files: HubContext['files'], { made }: Copying, bytes: Buffer, sourceSha256: string) {
  const digest = await files.putBytes(bytes)
  if (digest.sha256 !== sourceSha256) made.add(digest.sha256)
  return digest
}

/** Has files go that were made for a copy which isn't to be, unless something else has the same. */
export async function discardCopies(context: HubContext, copies: readonly PreparedCopy[]): Promise<void> {
  await discard(
    context,
    copies.flatMap(({ made }) => made),
  )
}

async function discard({ db }: HubContext, made: readonly string[]): Promise<void> {
  if (made.length > 0) await db.transaction().execute((trx) => noteUnneeded(trx, made))
}
