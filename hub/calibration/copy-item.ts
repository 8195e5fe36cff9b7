import { extname } from 'node:path'
import type { EvidenceItem, Rendition, VouchStatement } from '../../shared/domain'
import { type HubContext, makeId } from '../context'
// Not by its room's index: intake hands in by commands, which set up rounds.
import { readStatement } from '../intake/vouch'
import { isStrippable, MOST_STRIPPED_BYTES, renameAll, type Renaming, stripFile } from './anonymise'

/** What is noted while the pieces of one submission are copied. */
export type Copying = {
  rename: Renaming
  /** Files that the copy has and its source hasn't. */
  made: Set<string>
  /** How many files are the source's own, because nothing could be taken out of them. */
  asTheyAre: number
}

/**
 * Copies one piece without what tells whose it is, under new random ids.
 * @param at its place among the pieces, by which its files are called
 * @returns null where a file is missing
 */
export async function copyItem(
  context: HubContext,
  copying: Copying,
  item: EvidenceItem,
  at: number,
): Promise<EvidenceItem | null> {
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
