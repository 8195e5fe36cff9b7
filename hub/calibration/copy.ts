import type { EvidenceItem } from '../../shared/domain'
import { openCandidates, openRevision } from '../candidates'
import { type HubContext, makeId } from '../context'
// Not by its room's index: intake hands in by commands, which set up rounds.
import { readStatement } from '../intake/vouch'
import { noteUnneeded } from '../erasure/files'
import type { Db } from '../store'
import { renaming, type Unnamed } from './anonymise'
import { copyItem, type Copying } from './copy-item'

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

/** Days before now on which a copy may say that it came in; the day on which its source did would tell which one that is. */
const RECEIVED_DAYS = 14

/**
 * Copies a submission's current revision without whatever tells whose it is: under new random ids, of a candidate who is nobody.
 * @param seedOf of a seed: which revision. It lies among work of the same vouchers, who have their pseudonyms there, so they keep them.
 * @returns null where the candidate was erased, or a file is missing
 */
export async function prepareCopy(context: HubContext, submissionId: string, seedOf?: number): Promise<PreparedCopy | null> {
  const { db, secrets, clock, random } = context
  const found = await findSource(db, submissionId)
  const source = found && { ...found, revision: seedOf ?? found.revision }
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
  const vouchers = seedOf === undefined ? await nameVouchers(context, source, content.items) : []
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
