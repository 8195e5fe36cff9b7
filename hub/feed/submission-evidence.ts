import type { EvidenceItem, Person } from '../../shared/domain'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { tellConflict } from '../vouches'
import { nameMembers } from './ring-members'

/** Evidence as it was handed in, with whose it is, and as what the reader may know them. */
export type EvidenceSetting = {
  id: string
  achievementId: string
  isBlind: boolean
  pseudonym: string
  name: string | null
  items: readonly EvidenceItem[]
}

/**
 * Evidence of the current revisions, in order, as this reader may see it. What depends on who reads and on what others handed in is
 * worked out here: conflicts with the reader, and rings of vouches.
 */
export async function loadEvidence(
  context: HubContext,
  trx: Trx,
  reader: Pick<Person, 'name'>,
  submissions: readonly EvidenceSetting[],
): Promise<Map<string, EvidenceItem[]>> {
  const settings = new Map(submissions.map((submission) => [submission.id, submission]))
  const rows = await trx
    .selectFrom('evidence')
    .innerJoin('submissions', (join) =>
      join.onRef('submissions.id', '=', 'evidence.submission_id').onRef('submissions.revision', '=', 'evidence.revision'),
    )
    .leftJoin('vouch_rings', (join) =>
      join
        .onRef('vouch_rings.voucher_mark', '=', 'evidence.voucher_mark')
        .onRef('vouch_rings.candidate_mark', '=', 'evidence.candidate_mark'),
    )
    .select([
      'evidence.submission_id',
      'evidence.position',
      'evidence.voucher_mark',
      'evidence.candidate_mark',
      'vouch_rings.members',
    ])
    .where('evidence.submission_id', 'in', [...settings.keys()])
    .orderBy('evidence.submission_id')
    .orderBy('evidence.position')
    .execute()
  const readerMark = context.secrets.markOfName(reader.name)
  const names = await nameMembers(
    context,
    trx,
    rows.flatMap((row) => (settings.get(row.submission_id)?.isBlind ? [] : (row.members ?? []))),
  )
  const items = new Map<string, EvidenceItem[]>()
  for (const row of rows) {
    const setting = settings.get(row.submission_id)
    const told = setting?.items[row.position]
    if (!setting || !told) continue
    const { vouch } = told
    const item = vouch ? { ...told, vouch: { ...vouch, ...tellConflict(vouch, row.voucher_mark === readerMark) } } : told
    if (item.vouch && row.members) {
      const { voucher } = item.vouch
      item.vouch.reciprocal = row.members.length === 2
      item.vouch.ring = row.members.map((mark) => nameMember(context, setting, names, mark, { ...row, voucher }))
    }
    const list = items.get(row.submission_id)
    if (list) list.push(item)
    else items.set(row.submission_id, [item])
  }
  return items
}

/** Under the name that the reader knows already, or as a voucher's pseudonym: never as another candidate's. */
function nameMember(
  { secrets }: HubContext,
  { achievementId, isBlind, pseudonym, name }: EvidenceSetting,
  names: ReadonlyMap<string, string>,
  mark: string,
  row: { voucher: string; voucher_mark: string | null; candidate_mark: string },
): string {
  if (mark === row.candidate_mark) return name ?? `Candidate ${pseudonym}`
  if (mark === row.voucher_mark) return row.voucher
  return (isBlind ? undefined : names.get(mark)) ?? `Voucher ${secrets.pseudonym(achievementId, mark)}`
}
