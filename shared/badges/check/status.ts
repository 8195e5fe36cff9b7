import { z } from 'zod'
import { readStatus } from '../status-list'
import { asList, isObject } from './json-shape'
import type { Proven } from './proof'
import { type Refusal, refuse } from './refusals'
import { expandStatusList } from './status-list'

/** Hands out the status list credential of an address as it was published; undefined, or an error, where it can't be had. */
export type StatusLists = (address: string) => Promise<unknown>

/** `BitstringStatusListEntry` (Bitstring Status List 1.0, section 2.1) with one bit for each credential. */
const EntrySchema = z.object({
  statusPurpose: z.string(),
  statusListIndex: z.string().regex(/^(0|[1-9]\d{0,9})$/),
  statusListCredential: z.url(),
  statusSize: z.literal(1).optional(),
})
type Entry = z.infer<typeof EntrySchema>

const ListSchema = z.object({
  id: z.string().optional(),
  credentialSubject: z.object({ statusPurpose: z.union([z.string(), z.array(z.string())]), encodedList: z.string() }),
})

/** What a bit that is set means, for those purposes that make a credential invalid. */
const MEANINGS: Record<string, Refusal | undefined> = { revocation: refuse('revoked'), suspension: refuse('suspended') }

/**
 * Why a credential holds no more, or why that can't be told; undefined where it holds (Bitstring Status List 1.0, section 3.2). The list
 * must be signed by the credential's own issuer: nobody else's would be known to speak for it.
 * @param prove checks the signature of a list
 */
export async function checkStatus(
  { credential, issuer }: Proven,
  lists: StatusLists | undefined,
  prove: (list: unknown) => Promise<Proven | Refusal>,
): Promise<Refusal | undefined> {
  for (const status of asList(credential.credentialStatus)) {
    const isEntry = isObject(status) && asList(status.type).includes('BitstringStatusListEntry')
    const entry = EntrySchema.safeParse(status)
    if (!isEntry || !entry.success) return refuse('unsupported-status')
    const meaning = MEANINGS[entry.data.statusPurpose]
    if (!meaning) continue
    if (!lists) return refuse('status-not-asked')
    const bit = await readEntry(entry.data, issuer, lists, prove)
    if (bit === undefined) return refuse('status-unknown')
    if (bit) return meaning
  }
  return undefined
}

async function readEntry(
  entry: Entry,
  issuer: string,
  lists: StatusLists,
  prove: (list: unknown) => Promise<Proven | Refusal>,
): Promise<boolean | undefined> {
  const published = await lists(entry.statusListCredential).catch(() => undefined)
  if (published === undefined) return undefined
  const proven = await prove(published)
  if (!proven.ok || proven.issuer !== issuer) return undefined
  if (!asList(proven.credential.type).includes('BitstringStatusListCredential')) return undefined
  const list = ListSchema.safeParse(proven.credential)
  if (!list.success || (list.data.id ?? entry.statusListCredential) !== entry.statusListCredential) return undefined
  const { statusPurpose, encodedList } = list.data.credentialSubject
  if (!asList(statusPurpose).includes(entry.statusPurpose)) return undefined
  const bits = await expandStatusList(encodedList)
  return bits && readStatus(bits, Number(entry.statusListIndex))
}
