import { readBakedPng } from '../../../shared/badges/png'
import { verifyWithDidkit } from '../../unit/badges/didkit'
import { expect } from '../fixtures'

type Credential = {
  id: string
  type: string[]
  credentialSubject: { achievement: { name: string }; result: { resultDescription: string; achievedLevel: string }[] }
  evidence: { narrative?: string }[]
}

/**
 * Takes the credential out of a baked picture and has it judged by an implementation that didn't sign it (DIDKit), as it is and with one
 * character more.
 * @returns the credential
 */
export async function readVerifiedBadge(png: Uint8Array): Promise<Credential> {
  const read = readBakedPng(png)
  if (!read.ok) throw new Error(`no credential in the picture: ${read.problem}`)
  const credential: Credential = JSON.parse(read.credential)
  expect((await verifyWithDidkit(credential)).errors).toEqual([])
  const changed = structuredClone(credential)
  changed.credentialSubject.achievement.name += '.'
  expect((await verifyWithDidkit(changed)).errors).not.toEqual([])
  return credential
}
