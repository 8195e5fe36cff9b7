import { SignJWT } from 'jose'
import type { AchievementCredential } from '../../shared/badges'
import { claimsOf } from '../../shared/badges/check'
import { jwkMethod } from './did-document'
import type { SigningKey } from './signing-key'

/**
 * A credential as a VC-JWT (Open Badges 3.0, section 8.2): a compact JWS whose payload is the credential itself and, once more by the names
 * of RFC 7519, its issuer, id, date and subject. It carries no other proof. The key stands in the header for whoever can't look up
 * its address, and its address for whoever wants to know whose it is.
 */
export async function signJwt(credential: AchievementCredential, key: SigningKey): Promise<string> {
  const { publicJwk, privateKey } = key.jose
  const kid = key.did.startsWith('did:key:') ? key.verificationMethod : jwkMethod(key.did, publicJwk)
  return new SignJWT({ ...credential, ...claimsOf(credential) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid, jwk: publicJwk })
    .sign(privateKey)
}
