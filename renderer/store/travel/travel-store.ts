import { newId } from '../../../shared/domain'
import { makeTravelSecret, readTravelCode, type TravelSecret, writeTravelCode } from '../../../shared/travel'
import { fromHex, toHex } from '../../../shared/vault'
import type { StoreContext } from '../context'
import type { Arrival, TravelStatus, TravelStore } from '../contract'
import { preferenceStore } from '../writes/preferences'
import { changeTravelMeta, readTravelMeta } from './meta'
import { openOwnKey, type OwnKey, TRAVEL_PREFERENCE, travelKey } from './own-key'
import { isUnreadable } from './set-aside'
import { openPart } from './travel-rows'

/** What the interface may ask about travelling drafts. */
export function travelStore(context: StoreContext): TravelStore {
  const { db } = context
  const keep = async (secret: TravelSecret) => {
    const before = await openOwnKey(context)
    const digits = toHex(secret)
    // A device's count begins anew where its rows go: under its old name, what it publishes next would be taken for known.
    const own: OwnKey = before?.secret === digits ? before : { secret: digits, device: newId() }
    // What was agreed on by another key is no past of what travels by this one.
    if (own !== before) await db.travel.clear()
    await preferenceStore(context).set(TRAVEL_PREFERENCE, own)
    await changeTravelMeta(db, { joined: 'waiting' }, { nudges: true })
  }
  return {
    status: () => readStatus(context),
    look: () => changeTravelMeta(db, { isAsked: true }, { nudges: true }),
    async begin() {
      const known = await openOwnKey(context)
      await keep(known ? fromHex(known.secret) : makeTravelSecret(crypto))
    },
    async join(code) {
      const secret = await readTravelCode(crypto, code)
      if (secret !== null) await keep(secret)
      return secret !== null
    },
    async code() {
      const own = await openOwnKey(context)
      return own && writeTravelCode(crypto, fromHex(own.secret))
    },
    async end(where) {
      await preferenceStore(context).set(TRAVEL_PREFERENCE, null)
      await db.travel.clear()
      const { isDeleting } = await readTravelMeta(db)
      await changeTravelMeta(db, { joined: 'no', isDeleting: isDeleting || where === 'everywhere' }, { nudges: true })
    },
    arrival: (allocationId) => readArrival(context, allocationId),
    async settle(allocationId) {
      await db.travel
        .where('allocationId')
        .equals(allocationId)
        .modify((row) => {
          row.arrived = null
          row.turn++
        })
    },
  }
}

async function readStatus(context: StoreContext): Promise<TravelStatus> {
  const { db } = context
  const [own, meta, rows] = await Promise.all([openOwnKey(context), readTravelMeta(db), db.travel.toArray()])
  const count = (state: (typeof rows)[number]['state']) => rows.filter((row) => row.state === state).length
  const states = { no: 'off', waiting: 'waiting', yes: 'on', 'other-key': 'other-key', ended: 'ended' } as const
  const ownName = own && (await travelKey(own)).name
  return {
    state: own ? states[meta.joined] : 'off',
    provider: meta.provider,
    isOnElsewhere: meta.hubKeyName !== null && meta.hubKeyName !== ownName && !meta.isDeleting,
    isDeleting: meta.isDeleting,
    drafts: rows.filter((row) => row.state === 'in-step' && row.hubVersion > 0).length,
    lastAt: rows.reduce<string | null>((last, { at }) => (at !== null && (last === null || at > last) ? at : last), null),
    held: count('held'),
    unreadable: count('unreadable'),
    tooLarge: count('too-large'),
  }
}

async function readArrival(context: StoreContext, allocationId: string): Promise<Arrival | null> {
  const [row, allocation] = await Promise.all([context.db.travel.get(allocationId), context.db.allocations.get(allocationId)])
  if (!row || !allocation) return null
  const held = row.state === 'held' ? row.heldBasis : null
  // Where that doesn't open there is nothing to tell, and the desk opens all the same.
  const fields = await openPart(context, allocation.keyId, row, 'arrived').catch(noneIfUnreadable)
  return held === null && !fields?.length ? null : { at: row.at, fields: fields ?? [], held }
}

function noneIfUnreadable(error: unknown): null {
  if (!isUnreadable(error)) throw error
  return null
}
