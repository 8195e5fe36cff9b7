import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { sampleId } from './identifiers.mjs'

const CREDENTIALS = 'https://www.w3.org/ns/credentials/v2'
const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

const CONTEXT_FILES = new Map([
  [CREDENTIALS, 'credentials-v2.json'],
  [OPEN_BADGES, 'open-badges-3.0.3.json'],
])

/**
 * The rest of a vouch statement, beside Open Badges' own `endorsementComment`. An inline context needs nobody's server and puts these
 * fields under the signature too; `ratings` is a JSON literal, since it is a list of records (docs/decisions/040). The hub accepts this
 * very context in a vouch and no other.
 */
const STATEMENT_CONTEXT = await readContext('vouch-statement.json')

async function readContext(fileName) {
  return JSON.parse(await readFile(new URL(`../../shared/badges/contexts/${fileName}`, import.meta.url), 'utf8'))
}

async function loadContext(url) {
  const fileName = CONTEXT_FILES.get(url)
  if (!fileName) throw new Error(`signing a sample vouch must not load ${url}`)
  return { contextUrl: null, documentUrl: url, document: await readContext(fileName) }
}

/** The voucher's key and did:key, always the same for the same name. */
async function keyOf(voucher) {
  const seed = createHash('sha256').update(`assay sample voucher: ${voucher}`).digest()
  const key = await Ed25519Multikey.generate({ seed: new Uint8Array(seed) })
  const did = `did:key:${key.publicKeyMultibase}`
  key.controller = did
  key.id = `${did}#${key.publicKeyMultibase}`
  return { did, signer: key.signer() }
}

/**
 * Signs a vouch statement as an Open Badges 3.0 `EndorsementCredential` about `subjectId`, dated on the day it was made.
 * `changedAfterSigning` (`{ find, replace }`) then alters the comment, so that the signature no longer fits.
 */
export async function signVouch({ statement, ...fields }, subjectId, changedAfterSigning) {
  const { did, signer } = await keyOf(fields.voucher)
  const signedAt = `${fields.madeOn}T10:00:00Z`
  const credential = {
    '@context': [CREDENTIALS, OPEN_BADGES, STATEMENT_CONTEXT],
    id: `urn:uuid:${sampleId('endorsement', subjectId, fields.voucher)}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: `Vouch by ${fields.voucher}`,
    issuer: { id: did, type: ['Profile'], name: fields.voucher },
    validFrom: signedAt,
    credentialSubject: { id: subjectId, type: ['EndorsementSubject'], endorsementComment: statement, ...fields },
  }
  const suite = new DataIntegrityProof({ signer, date: signedAt, cryptosuite })
  const signed = await vc.issue({ credential, suite, documentLoader: loadContext })
  if (changedAfterSigning) {
    const { find, replace } = changedAfterSigning
    if (!statement.includes(find)) throw new Error(`the vouch by ${fields.voucher} has no "${find}" to change`)
    signed.credentialSubject.endorsementComment = statement.replace(find, replace)
  }
  return signed
}
