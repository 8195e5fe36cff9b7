import type { EndorsementCredential } from '../../shared/badges'
import { candidateKey } from '../candidates'
import type { HubContext } from '../context'
import { PLACES, type Trx } from '../store'

type Revision = { candidate_id: string; submission_id: string; submission_revision: number }

/** The signed vouches of a submission's revision that may travel in its badge, as they were signed, in the order of the evidence. */
export async function loadEndorsements(
  context: HubContext,
  trx: Trx,
  { candidate_id, submission_id, submission_revision }: Revision,
): Promise<EndorsementCredential[]> {
  const rows = await trx
    .selectFrom('evidence')
    .select(['id', 'endorsement'])
    .where('submission_id', '=', submission_id)
    .where('revision', '=', submission_revision)
    .where('endorsement', 'is not', null)
    .orderBy('position')
    .execute()
  if (rows.length === 0) return []
  const key = await candidateKey(context, trx, candidate_id)
  return rows.flatMap(({ id, endorsement }) => {
    if (endorsement === null) return []
    const signed = context.secrets.openRecord<string>(PLACES.endorsement(id), key, endorsement)
    // Intake has found it to be one, and signed.
    return [JSON.parse(signed) as EndorsementCredential]
  })
}

/** By the ids of its evidence: where pieces of a submission's revision stand in public, as the candidate agreed that its badge may tell. */
export async function loadPublicAddresses(
  context: HubContext,
  trx: Trx,
  { candidate_id, submission_id, submission_revision }: Revision,
): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('evidence')
    .select(['id', 'public_address'])
    .where('submission_id', '=', submission_id)
    .where('revision', '=', submission_revision)
    .where('public_address', 'is not', null)
    .execute()
  if (rows.length === 0) return new Map()
  const key = await candidateKey(context, trx, candidate_id)
  return new Map(
    rows.flatMap(({ id, public_address }) =>
      public_address === null
        ? []
        : [[id, context.secrets.openRecord<string>(PLACES.publicAddress(id), key, public_address)] as const],
    ),
  )
}
