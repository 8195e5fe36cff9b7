import { openCandidates } from '../candidates'
import type { HubContext } from '../context'
import { type Erasure, eraseCandidate, removeNextFile } from '../erasure'
import type { Db } from '../store'
import { matchSubmissions, OperatorError, single } from './find'

type Asked = Pick<Erasure, 'reason' | 'keepBadges'> & {
  /** Without it, nothing is done but told what would be. */
  yes: boolean
}

/** Erases a candidate with all that is known of them; there is no way back. */
export async function erase(context: HubContext, target: string, { reason, keepBadges, yes }: Asked): Promise<string> {
  const id = await findCandidateId(context, target)
  const words = await describe(context, id, keepBadges)
  if (!yes) return [...words, 'Nothing was done. Say it again with --yes to do it: nobody can bring any of it back.'].join('\n')
  const erasure: Erasure = { reason, keepBadges, actor: 'operator', at: context.clock() }
  const isDone = await context.db.transaction().execute((trx) => eraseCandidate(trx, id, erasure))
  if (!isDone) throw new OperatorError(`Candidate ${id} was erased already.`)
  await context.forget(['candidate_keys'])
  while (await removeNextFile(context)) continue
  return [
    `Candidate ${id} is erased: their key is destroyed.`,
    'Backups from before still hold it. Each machine lets go of their work at its next contact with the hub.',
  ].join('\n')
}

/** By their own id, the beginning of it, one of their submissions, or their whole name or address. */
async function findCandidateId(context: HubContext, text: string): Promise<string> {
  const { db } = context
  const wanted = text.trim().toLowerCase()
  const submissionIds = await matchSubmissions(db, text)
  const owners = submissionIds.length === 0 ? [] : await ownersOf(db, submissionIds)
  const all = await db
    .selectFrom('candidates')
    .select('id')
    .where('erased_at', 'is', null)
    // Nobody is behind a copy's candidate: they go with the one that it was copied from.
    .where('id', 'not in', ({ selectFrom }) =>
      selectFrom('copies').innerJoin('submissions', 'submissions.id', 'copies.submission_id').select('submissions.candidate_id'),
    )
    .execute()
  const byId = all.filter(({ id }) => id.startsWith(wanted)).map(({ id }) => id)
  const found = new Set([...owners, ...byId])
  if (found.size === 0) for (const id of await findByName(context, wanted)) found.add(id)
  return single([...found], 'candidate who isn’t erased')
}

async function ownersOf(db: Db, submissionIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('submissions')
    .innerJoin('candidates', 'candidates.id', 'submissions.candidate_id')
    .select('candidates.id')
    .distinct()
    .where('submissions.id', 'in', [...submissionIds])
    .where('candidates.erased_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** Names are sealed, each under a key of its own: to find one, all are opened. */
async function findByName(context: HubContext, wanted: string): Promise<string[]> {
  const rows = await context.db.selectFrom('candidate_keys').select('candidate_id').execute()
  const people = await openCandidates(
    context,
    context.db,
    rows.map(({ candidate_id }) => candidate_id),
  )
  const isMeant = ({ name, email }: { name: string; email: string }) => [name, email].some((one) => one.toLowerCase() === wanted)
  return [...people].filter(([, person]) => isMeant(person)).map(([id]) => id)
}

/** Who it is, and what goes. */
async function describe(context: HubContext, id: string, keepBadges: boolean): Promise<string[]> {
  const { db } = context
  const person = (await openCandidates(context, db, [id])).get(id)
  const submissions = await db.selectFrom('submissions').select('id').where('candidate_id', '=', id).execute()
  const ids = submissions.map((row) => row.id)
  const allocations = await db
    .selectFrom('allocations')
    .innerJoin('people', 'people.id', 'allocations.assessor_id')
    .select('people.name')
    .where('allocations.submission_id', 'in', ids)
    .execute()
  const badges = await db
    .selectFrom('credentials')
    .select('id')
    .where((column) => column.or([column('submission_id', 'in', ids), column('candidate_id', '=', id)]))
    .where('state', '=', 'released')
    .execute()
  const vouches = await db
    .selectFrom('evidence')
    .select('submission_id')
    .where('voucher_mark', '=', context.secrets.markOfName(person?.name ?? ''))
    .where('submission_id', 'not in', ids)
    .execute()
  const copies = await db
    .selectFrom('round_exemplars')
    .innerJoin('copies', 'copies.submission_id', 'round_exemplars.submission_id')
    .select('copies.submission_id')
    .where('copies.source_submission_id', 'in', ids)
    .execute()
  const names = [...new Set(allocations.map(({ name }) => name))].sort()
  return [
    `${person?.name ?? '?'}, ${person?.email ?? '?'} (candidate ${id}): ${ids.length} submission(s) with all evidence, assessments and feedback.`,
    `${allocations.length} allocation(s), of ${names.join(', ') || 'nobody'}: taken from their machines, with what was never sent.`,
    keepBadges
      ? `${badges.length} released badge(s) STAY out, with the name and the reasons that they hold.`
      : `${badges.length} released badge(s) are revoked, and their pages removed.`,
    ...(copies.length > 0
      ? [`${copies.length} exemplar(s) of calibration rounds were made of it: they leave their rounds, with what was scored.`]
      : []),
    ...(vouches.length > 0
      ? [`${vouches.length} vouch(es) that they gave for others stay with those: they are part of somebody else’s submission.`]
      : []),
  ]
}
