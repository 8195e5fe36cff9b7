import { beforeAll, describe, expect, it } from 'vitest'
import { signCredential, signingKeyFromSeed } from '../../../hub/badges'
import { verifyCredential } from '../../../shared/badges/check'
import { CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT, VOUCH_STATEMENT_CONTEXT } from '../../../shared/badges'
import { id } from './award'
import { verifyWithDidkit } from './didkit'

const NOW = new Date('2026-11-22T00:00:00Z')

type Vouch = Awaited<ReturnType<typeof signedVouch>>
let vouch: Vouch

async function signedVouch() {
  const key = await signingKeyFromSeed(new Uint8Array(32).fill(5))
  const unsigned = {
    '@context': [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT, VOUCH_STATEMENT_CONTEXT],
    id: `urn:uuid:${id(70)}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Vouch',
    issuer: { id: key.did, type: ['Profile'], name: 'Jorge Matias' },
    validFrom: '2026-10-07T10:00:00Z',
    credentialSubject: {
      id: `urn:uuid:${id(71)}`,
      type: ['EndorsementSubject'],
      endorsementComment: 'I unpacked it on a machine that had never seen it, and got her page.',
      voucher: 'Jorge Matias',
      relationship: 'Data lead, county office',
      since: '2023',
      basis: 'Ran the code',
      ratings: [{ criterionCode: 'C2', level: 4 }],
      declaredInterest: 'None',
      madeOn: '2026-10-07',
    },
  }
  return signCredential(unsigned, key, NOW)
}

/** The vouch with two terms exchanged, in the context and in the statement: other words for a reader, the same for the signature. */
function withTermsExchanged(): object {
  const context = structuredClone(VOUCH_STATEMENT_CONTEXT) as Record<string, unknown>
  const subject = vouch.credentialSubject
  return {
    ...vouch,
    '@context': [
      CREDENTIALS_CONTEXT,
      OPEN_BADGES_CONTEXT,
      { ...context, basis: context.declaredInterest, declaredInterest: context.basis },
    ],
    credentialSubject: { ...subject, basis: subject.declaredInterest, declaredInterest: subject.basis },
  }
}

beforeAll(async () => {
  vouch = await signedVouch()
})

describe('a signed vouch', () => {
  it('verifies with all the fields of its statement, here and with DIDKit', async () => {
    expect((await verifyCredential(vouch, NOW)).ok).toBe(true)
    expect((await verifyWithDidkit(vouch)).errors).toEqual([])
  })

  it('is refused once a rating in it was raised', async () => {
    const raised = structuredClone(vouch)
    raised.credentialSubject.ratings = [{ criterionCode: 'C2', level: 5 }]
    expect(await verifyCredential(raised, NOW)).toMatchObject({ ok: false, code: 'changed' })
  })

  it('is refused with its terms exchanged, although the signature itself would still fit', async () => {
    const exchanged = withTermsExchanged()
    expect((await verifyWithDidkit(exchanged)).errors).toEqual([])
    expect(await verifyCredential(exchanged, NOW)).toMatchObject({ ok: false, code: 'unknown-context' })
  })

  it('is refused with a statement hidden under a full address, although the signature itself would still fit', async () => {
    const { basis, ...others } = vouch.credentialSubject
    const hidden = { ...vouch, credentialSubject: { ...others, 'https://assay.example/ns/vouch#basis': basis } }
    expect((await verifyWithDidkit(hidden)).errors).toEqual([])
    expect(await verifyCredential(hidden, NOW)).toMatchObject({ ok: false, code: 'unknown-context' })
  })
})
