import { toHex, utf8, type VaultCrypto } from './web-crypto'

/**
 * Name of an account's local database, key file and session partition: `assay-` and half of the SHA-256 of hub and person,
 * so that a folder listing doesn't tell who works here.
 */
export async function accountDatabaseName(crypto: VaultCrypto, hubId: string, personId: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(`${hubId}:${personId}`)))
  return `assay-${toHex(hash).slice(0, 32)}`
}
