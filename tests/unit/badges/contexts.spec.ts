import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentLoader, UnknownDocumentError } from '../../../shared/badges/check'
import { BUNDLED_CONTEXTS, OPEN_BADGES_CONTEXT } from '../../../shared/badges'
import { didkitContext } from './didkit'

const FOLDER = new URL('../../../shared/badges/contexts/', import.meta.url)
const KEY = 'z6MkvDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z'

/** A changed context changes what every signature means, so a change must be made here too, on purpose. */
const DIGESTS: Record<string, string> = {
  'credentials-v2.json': '8a9f494a89ecc51db093e90e84713e07e84d6d9204364a9b3c7868b21751236f',
  'data-integrity-v2.json': '0f77743daf5b4e8fc067fc5ba5b21044283053aa717fc6b0219843bed3b00363',
  'multikey-v1.json': '8e6bad2e5b4f0721906a4dcc2f7a894b1215cf9a47014c71e286423860642ff0',
  'open-badges-3.0.1.json': 'af095468326d3449160509b26ca71576e6321d13c85b0369cfe3b654c9a48fba',
  'open-badges-3.0.2.json': '00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53',
  'open-badges-3.0.3.json': 'ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761',
  'open-badges-extensions.json': '2d013f981d1f4516081a6a04e55468ba2b071d4153b794f19a79715c45a89a5e',
  'vouch-statement.json': '4bec2e1325559ab1310abb3a5b15bdc3c4a1bfba8dc4f0da8f09064bef67792f',
}

const loadDocument = documentLoader()

describe('bundled contexts', () => {
  it('are the published documents, byte for byte as they were taken', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))
    const digests = files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(new URL(name, FOLDER)))
        .digest('hex'),
    ])
    expect(Object.fromEntries(digests)).toEqual(DIGESTS)
  })

  it.each([
    OPEN_BADGES_CONTEXT,
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
    'https://w3id.org/security/data-integrity/v2',
  ])('mean the same as in DIDKit: %s', async (url) => {
    expect(BUNDLED_CONTEXTS.get(url)).toEqual(await didkitContext(url))
  })
})

describe('the document loader', () => {
  it('hands out every bundled context', async () => {
    for (const [url, document] of BUNDLED_CONTEXTS) expect((await loadDocument(url)).document).toBe(document)
  })

  it('makes the document of a did:key, and its verification method, from the key itself', async () => {
    const did = `did:key:${KEY}`
    expect((await loadDocument(did)).document).toMatchObject({ id: did, assertionMethod: [`${did}#${KEY}`] })
    expect((await loadDocument(`${did}#${KEY}`)).document).toMatchObject({ controller: did, publicKeyMultibase: KEY })
  })

  it.each([
    'https://www.w3.org/2018/credentials/v1',
    'https://example.org/context.json',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'did:web:academy.example',
    'did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc',
    `did:key:${KEY}#z6MkqDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z`,
    '',
  ])('refuses everything else by name instead of fetching it: %s', async (url) => {
    const refused = loadDocument(url)
    await expect(refused).rejects.toBeInstanceOf(UnknownDocumentError)
    await expect(refused).rejects.toThrow(`"${url}" is neither a bundled context nor a known issuer`)
  })
})
