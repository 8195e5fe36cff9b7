import { z } from 'zod'
import { IdSchema } from '../../../shared/domain'
import { type TravelKey, travelKeyOf } from '../../../shared/travel'
import { fromHex } from '../../../shared/vault'
import type { StoreContext } from '../context'
import { openPreference } from '../writes/preferences'

/** Where the secret lies: sealed with what a person set, and never in a command, a backup or a log. */
export const TRAVEL_PREFERENCE = 'travel'

const OwnKeySchema = z.object({
  /** The secret in hexadecimal digits. */
  secret: z.string().regex(/^[0-9a-f]{32}$/),
  /** Names this device among the person's; random, and known to nobody else. */
  device: IdSchema,
})
/** What this device needs to let drafts travel; null where it doesn't. */
export type OwnKey = z.infer<typeof OwnKeySchema>

export function openOwnKey(context: StoreContext): Promise<OwnKey | null> {
  return openPreference<OwnKey | null>(context, TRAVEL_PREFERENCE, null)
}

export function travelKey({ secret }: OwnKey): Promise<TravelKey> {
  return travelKeyOf(crypto, fromHex(secret))
}
