import { isSameBasis } from '../../../shared/domain'
import { openDraft, type TravelKey, sealDraft } from '../../../shared/travel'
import type { DraftEnvelope, DraftNote, Travel } from '../../../shared/protocol'
import { toHex } from '../../../shared/vault'
import type { StoreContext } from '../context'
import type { TravelMeta } from '../rows'
import { closeHandedIn } from './close-elsewhere'
import { readLocalWork } from './local-work'
import { changeTravelMeta, readTravelMeta } from './meta'
import { openOwnKey, type OwnKey, travelKey } from './own-key'
import { findDue, markEnded, markGone, markStored, markTooLarge, markUnreadable, type Outgoing, prepare } from './publish'
import { orSetAside } from './set-aside'
import { takeIn } from './take-in'
import { watchWork } from './watch-work'

/** What sync may do with travelling drafts. Sealing and opening happens here: the key never leaves the store. */
export function travelReplica(context: StoreContext) {
  const { db, account } = context
  const personId = account.person.id
  const own = async (): Promise<{ own: OwnKey; key: TravelKey } | null> => {
    const found = await openOwnKey(context)
    return found && { own: found, key: await travelKey(found) }
  }
  return {
    /** What is to be done, and by which key; `keyName` is null where drafts don't travel from here. */
    async wish(): Promise<TravelMeta & { keyName: string | null }> {
      const [meta, mine] = await Promise.all([readTravelMeta(db), own()])
      return { ...meta, keyName: mine?.key.name ?? null }
    },
    /** @param by the key that was asked about. @returns false where another one, or none, is used since: nothing is noted then */
    async report(change: Partial<TravelMeta>, by: string | null = null): Promise<boolean> {
      if (by !== null && (await own())?.key.name !== by) return false
      await changeTravelMeta(db, change)
      return true
    },
    /** The hub deletes what it had: who switched it on again meanwhile is still to be told to it. */
    deleted: () => changeTravelMeta(db, { isDeleting: false, hubKeyName: null }),
    /** Of what the hub has, what is to be fetched. What it hasn't any more is noted. */
    async missing({ drafts }: Travel): Promise<DraftNote[]> {
      const there = new Set(drafts.map((note) => note.allocationId))
      await markGone(context, (row) => !there.has(row.allocationId))
      const wanted = await Promise.all(
        drafts.map((note) => orSetAside(context, note.allocationId, () => isMissing(context, note), false)),
      )
      return drafts.filter((_, at) => wanted[at])
    },
    /** Opens and merges what came. */
    async takeIn(envelope: DraftEnvelope): Promise<void> {
      const mine = await own()
      if (!mine) return
      const { allocationId, version, sha256, sealed } = envelope
      const draft = await openDraft(crypto, mine.key, { personId, allocationId, version }, fromBase64(sealed))
      if (draft) {
        const came = { allocationId, version, sha256, draft }
        await orSetAside(context, allocationId, () => takeIn(context, mine.own.device, came), undefined)
      } else await markUnreadable(context, envelope)
    },
    /** The hub has none of this allocation. */
    gone: (allocationId: string) => markGone(context, (row) => row.allocationId === allocationId),
    due: () => findDue(context),
    /** Seals what is to be put; null where there is nothing. */
    async prepare(allocationId: string): Promise<{ outgoing: Outgoing; keyName: string; sealed: Uint8Array } | null> {
      const mine = await own()
      const outgoing =
        mine && (await orSetAside(context, allocationId, () => prepare(context, mine.own.device, allocationId), null))
      if (!mine || !outgoing) return null
      const sealed = await sealDraft(crypto, mine.key, { personId, allocationId, version: outgoing.version }, outgoing.draft)
      return { outgoing, keyName: mine.key.name, sealed }
    },
    stored: async (outgoing: Outgoing, sealed: Uint8Array) => markStored(context, outgoing, await sha256Of(sealed)),
    ended: (outgoing: Outgoing) => markEnded(context, outgoing),
    tooLarge: (outgoing: Outgoing) => markTooLarge(context, outgoing),
    closeHandedIn: () => closeHandedIn(context),
    watchWork: (next: () => void) => watchWork(db, next),
  }
}

async function isMissing(context: StoreContext, { allocationId, sha256 }: DraftNote): Promise<boolean> {
  const [row, local] = await Promise.all([context.db.travel.get(allocationId), readLocalWork(context, allocationId)])
  if (!local) return false
  if (row?.hubSha256 !== sha256) return true
  return row.state === 'held' && row.heldBasis !== null && isSameBasis(row.heldBasis, local.basis)
}

async function sha256Of(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)))
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
