import { type TravelKey, travelKeyOf } from '../../../shared/travel'
import { fromHex } from '../../../shared/vault'
import type { StoreContext } from '../context'
import { openPreference } from '../writes/preferences'

/** Where the secret lies: sealed with what a person set, and never in a command, a backup or a log. */
export const TRAVEL_PREFERENCE = 'travel'

/** What this device needs to let drafts travel. */
export type OwnKey = {
  /** The secret in hexadecimal digits. */
  secret: string
  /** Names this device among the person's; random, and known to nobody else. */
  device: string
}

/** Null where drafts don't travel from here. */
export function openOwnKey(context: StoreContext): Promise<OwnKey | null> {
  return openPreference<OwnKey | null>(context, TRAVEL_PREFERENCE, null)
}

/** The key by which they do. */
export function travelKey({ secret }: OwnKey): Promise<TravelKey> {
  return travelKeyOf(crypto, fromHex(secret))
}
