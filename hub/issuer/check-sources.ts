import type { Sources } from '../../shared/badges/check'
import { IdSchema, type Revocation } from '../../shared/domain'
import type { HubContext } from '../context'
import { type Door, DoorError, type DoorRefusal } from '../door'
import type { Issuer } from './issuer'
import { publishStatusList } from './status-list'

/** Where a list of ours is found, whatever its origin. */
const LIST_ADDRESS = /\/badges\/status\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Workbenches wait for twenty seconds: nothing is begun any more of which the answer could come later. */
const LONGEST_MS = 10_000

/**
 * What the hub goes by when it checks badges: its own keys and lists, which it knows without asking, and those of others, which it asks for,
 * each address once. Make it anew for each check that somebody waits for.
 * @param door null where nobody elsewhere is asked
 * @param longestMs after this time nobody else is asked
 */
export async function checkSources(
  context: HubContext,
  issuer: Issuer,
  door: Door | null,
  longestMs = LONGEST_MS,
): Promise<Sources> {
  const document = await issuer.document(context.db)
  const read = door && readOnce(door, longestMs)
  return {
    issuers: document ? [document] : [],
    own: await issuer.addresses(context.db),
    findRevocation: (credentialId) => findRevocation(context, credentialId),
    ...(read && { lookUpIssuer: read }),
    statusLists: async (address) => {
      const [, id] = LIST_ADDRESS.exec(address) ?? []
      const list = id === undefined ? undefined : await publishStatusList(context, issuer, id)
      // Somebody else's list may end in an id of ours.
      return list?.document.id === address ? list.document : read?.(address)
    },
  }
}

/** Reads by the door, the same address once; a badge may name twenty of them, each of which may be slow. */
function readOnce(door: Door, longestMs: number): (address: string) => Promise<unknown> {
  const begun = performance.now()
  const known = new Map<string, Promise<unknown>>()
  return async (address) => {
    const before = known.get(address)
    if (before) return before
    if (performance.now() - begun > longestMs) throw new Error('there is no time left to ask anybody else')
    const reading = readPublished(door, address)
    known.set(address, reading)
    return reading
  }
}

/** There is a website, and it hands out nothing that could be read. */
const NOTHING: readonly DoorRefusal[] = ['redirect', 'status', 'too-large']

async function readPublished(door: Door, address: string): Promise<unknown> {
  try {
    return await door.readJson(address)
  } catch (error) {
    // Whether nobody answered, or somebody did who has nothing, are two things to tell.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    if (error instanceof DoorError && NOTHING.includes(error.refusal)) return undefined
    throw error
  }
}

async function findRevocation({ db }: HubContext, credentialId: string): Promise<Revocation | undefined> {
  const id = IdSchema.safeParse(credentialId.replace(/^urn:uuid:/, ''))
  if (!id.success) return undefined
  const row = await db
    .selectFrom('credentials')
    .select(['revoked_at', 'revocation_reason'])
    .where('id', '=', id.data)
    .where('state', '=', 'revoked')
    .executeTakeFirst()
  if (!row?.revoked_at || !row.revocation_reason) return undefined
  return { at: row.revoked_at.toISOString(), reason: row.revocation_reason }
}
