import type { TravellingDraft } from '../../../shared/travel'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { ArrivedField } from '../contract'
import type { SealedRow, TravelRow } from '../rows'
import { sealJson } from '../sealing'

export type TravelPart = 'known' | 'sent' | 'arrived'
type Content = { known: TravellingDraft; sent: TravellingDraft; arrived: ArrivedField[] }

/** Before anything of this allocation has travelled. */
export function untravelled(allocationId: string): TravelRow {
  return {
    allocationId,
    turn: 0,
    hubVersion: 0,
    hubSha256: null,
    published: 0,
    known: null,
    sent: null,
    arrived: null,
    isAhead: false,
    state: 'in-step',
    heldBasis: null,
    rowsName: '',
    at: null,
  }
}

/** Seals a part under the allocation's own key: it goes where the work goes. */
export async function sealPart<Part extends TravelPart>(
  context: StoreContext,
  { keyId, allocationId }: { keyId: string; allocationId: string },
  part: Part,
  version: number,
  content: Content[Part],
): Promise<SealedRow> {
  const place = sealedAs.travel(keyId, allocationId, part, version)
  return { version, sealed: await sealJson(await context.keyring.need(place.keyId), place.context, content) }
}

/** What was sealed; null where there is none. @throws StoreError `damaged`, `key-destroyed` */
export async function openPart<Part extends TravelPart>(
  context: StoreContext,
  keyId: string,
  row: TravelRow | undefined,
  part: Part,
): Promise<Content[Part] | null> {
  const sealed = row?.[part]
  if (!row || !sealed) return null
  const place = sealedAs.travel(keyId, row.allocationId, part, sealed.version)
  return openValue<Content[Part]>(context, place.keyId, place.context, sealed.sealed)
}

/**
 * What this device and the hub last agreed on. What was sent counts where it has arrived although no answer did, which `came` shows.
 */
export async function openKnown(
  context: StoreContext,
  keyId: string,
  row: TravelRow | undefined,
  device: string,
  came: TravellingDraft,
): Promise<TravellingDraft | null> {
  const sent = await openPart(context, keyId, row, 'sent')
  if (sent && (came.seen[device] ?? 0) >= (sent.seen[device] ?? 0)) return sent
  return openPart(context, keyId, row, 'known')
}
