import type { DidDocument } from '../../shared/badges/check'
import { didWebOf, listRetiredKeys, makeDidDocument, nameIssuer, openIssuerKey, publicKeyOf, type SigningKey } from '../badges'
import type { Db, Trx } from '../store'

/** The hub as an issuer of badges: who it is, and the keys that it signs with. */
export class Issuer {
  /** Its did:web; null where the hub has no https address: then the key itself is the issuer. */
  readonly did: string | null

  /**
   * @param keyPath file of the current key
   * @param publicOrigin the address under which everybody finds the hub, or null where that isn't settled
   */
  constructor(
    readonly keyPath: string,
    readonly publicOrigin: string | null,
  ) {
    this.did = didWebOf(publicOrigin)
  }

  /**
   * The key to sign new badges with. Read from its file each time: another process may have replaced it.
   * @throws IssuerKeyError
   */
  async key(): Promise<SigningKey> {
    const key = await openIssuerKey(this.keyPath)
    return this.did === null ? key : nameIssuer(key, this.did)
  }

  /**
   * The key to sign with as this issuer, whom the hub once was: with a did:key the very one, otherwise the current.
   * @throws Error where there is no such key (any more), IssuerKeyError
   */
  async keyOf(did: string): Promise<SigningKey> {
    const current = await openIssuerKey(this.keyPath)
    if (!did.startsWith('did:key:')) return nameIssuer(current, did)
    const key = [current, ...(await listRetiredKeys(this.keyPath))].find((one) => one.did === did)
    if (!key) throw new Error(`the key of ${did} is not among the issuer's keys`)
    return key
  }

  /** Notes that badges may be signed with this key from now on, so that its public half stays known however it fares. */
  async note(trx: Db | Trx, key: SigningKey, at: Date): Promise<void> {
    const { multibase, jwk } = publicKeyOf(key)
    await trx
      .insertInto('issuer_keys')
      .values({ public_key: multibase, jwk_x: jwk.x, since: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  /** Notes every key that there is a file of: a database from a backup may not know the newest. */
  async noteAll(db: Db, at: Date): Promise<void> {
    for (const key of [await openIssuerKey(this.keyPath), ...(await listRetiredKeys(this.keyPath))]) await this.note(db, key, at)
  }

  /** Every address under which badges may have been issued here: the hub's own, and its keys' by themselves. */
  async addresses(trx: Db | Trx): Promise<string[]> {
    const rows = await trx.selectFrom('issuer_keys').select('public_key').execute()
    return [...(this.did === null ? [] : [this.did]), ...rows.map(({ public_key }) => `did:key:${public_key}`)]
  }

  /** The DID document with every key that was ever signed with, the newest first; undefined where the hub has no did:web. */
  async document(trx: Db | Trx): Promise<DidDocument | undefined> {
    if (this.did === null) return undefined
    const rows = await trx.selectFrom('issuer_keys').selectAll().orderBy('since', 'desc').orderBy('public_key').execute()
    return makeDidDocument(
      this.did,
      rows.map(({ public_key, jwk_x }) => ({ multibase: public_key, jwk: { kty: 'OKP', crv: 'Ed25519', x: jwk_x } })),
    )
  }
}
