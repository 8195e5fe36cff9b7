import { buildStatusList, type SigningKey, signCredential } from '../../../hub/badges'
import type { Sources } from '../../../shared/badges/check'

/** Where the badges of `awardedOrder` say that their list is. */
export const LIST_ADDRESS = 'https://academy.example/badges/status/7d2f4a52-0b54-4f62-8f0e-1d8f0a7f4e21'

/** A world in which this list is published, in which exactly these are revoked. */
export async function listing(key: SigningKey, at: Date, revoked: number[] = []): Promise<Sources> {
  const list = await signCredential(buildStatusList({ address: LIST_ADDRESS, issuer: key.did, revoked }, at), key, at)
  return publishing(list)
}

/** A world in which this stands at the list's address. */
export function publishing(list: unknown): Sources {
  return { statusLists: async (address) => (address === LIST_ADDRESS ? list : undefined) }
}
