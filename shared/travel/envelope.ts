import { type Bytes, fromUtf8, open, seal, utf8, type VaultCrypto } from '../vault'
import { type TravellingDraft, TravellingDraftSchema } from './content'
import type { TravelKey } from './key'

/** Where an envelope belongs; bound to it, so that the hub can't pass one off as another draft, person or version. */
export type EnvelopePlace = { personId: string; allocationId: string; version: number }

/** Seals a draft for one place, with AES-256-GCM under a random nonce. */
export function sealDraft(crypto: VaultCrypto, key: TravelKey, place: EnvelopePlace, draft: TravellingDraft): Promise<Bytes> {
  return seal(crypto, key.key, boundTo(key, place), utf8(JSON.stringify(draft)))
}

/** The draft that was sealed; null where key, place or bytes differ, or where it isn't what this Assay understands. */
export async function openDraft(
  crypto: VaultCrypto,
  key: TravelKey,
  place: EnvelopePlace,
  sealed: Bytes,
): Promise<TravellingDraft | null> {
  const plain = await open(crypto, key.key, boundTo(key, place), sealed)
  if (plain === null) return null
  const parsed = TravellingDraftSchema.safeParse(parseOrNull(plain))
  if (!parsed.success || parsed.data.assessment.allocationId !== place.allocationId) return null
  return parsed.data
}

function boundTo({ name }: TravelKey, { personId, allocationId, version }: EnvelopePlace): Bytes {
  return utf8(`assay/draft/1|${personId}|${allocationId}|${version}|${name}`)
}

function parseOrNull(bytes: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(bytes))
  } catch {
    return null
  }
}
