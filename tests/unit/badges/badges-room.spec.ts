import { describe, expect, test } from 'vitest'
import { fileNameFor } from '../../../renderer/badges/file-name'
import { groupBadges } from '../../../renderer/badges/group-badges'
import { readCredential } from '../../../renderer/badges/read-credential'
import type { BadgeRecord } from '../../../renderer/store'
import { buildAchievementCredential } from '../../../shared/badges'
import { id, sampleAssessment, sampleRubric } from '../desk/sample-desk'

const badge = (number: number, state: BadgeRecord['state'], orderedAt: string) =>
  ({ id: id(number), state, orderedAt, releasedAt: null }) as BadgeRecord

const credential = buildAchievementCredential({
  credentialId: id(1),
  issuer: { did: 'did:key:z6Mk', name: 'Sample panel', url: null },
  status: { list: 'https://hub.example/badges/status/1', index: 7 },
  releasedAt: '2026-11-21T10:00:00.000Z',
  decidedAt: '2026-11-21T09:00:00.000Z',
  recipient: { id: id(8), name: 'Marta Figueiredo', emailHash: 'sha256$00', emailSalt: 'salt' },
  achievement: {
    id: id(2),
    name: 'Data storytelling',
    field: 'Public health',
    description: 'Tells what figures mean.',
    criteriaNarrative: 'Make one.',
    tags: [],
    rubricId: id(1),
    rubricVersion: 3,
    policy: {
      assessors: 1,
      blind: false,
      evidenceLinksRequired: false,
      releaseDelaySeconds: 20,
      promiseWorkingDays: 10,
      leaseDays: 14,
    },
  },
  imageUrl: null,
  rubric: sampleRubric(),
  scores: sampleAssessment([4, 3, 2]).scores,
  annotations: [],
  evidence: [],
  endorsements: [],
  publicAddresses: new Map(),
})

describe('a badge', () => {
  test('is read as its issuer writes it, with each level and its place', () => {
    const read = readCredential(
      JSON.stringify({ ...credential, proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' } }),
    )
    expect(read).toMatchObject({
      achievement: 'Data storytelling',
      issuer: { id: 'did:key:z6Mk', name: 'Sample panel' },
      issuedAt: '2026-11-21T10:00:00Z',
      signature: 'eddsa-rdfc-2022',
    })
    expect(read?.levels.map(({ criterion, level, position, of }) => [criterion, level, position, of])).toEqual([
      ['C1 Criterion 1', 'Exemplary', 4, 4],
      ['C2 Criterion 2', 'Proficient', 3, 4],
      ['C3 Criterion 3', 'Developing', 2, 4],
    ])
  })

  test('that is none is not read', () => {
    expect(readCredential('not JSON')).toBeNull()
    expect(readCredential('{"type":["VerifiableCredential"]}')).toBeNull()
  })

  test('gets a file name that every system takes', () => {
    expect(fileNameFor({ achievementName: 'Data storytelling', candidateName: 'Björn Åkesson' })).toBe(
      'data-storytelling-bjorn-akesson',
    )
    expect(fileNameFor({ achievementName: '日本', candidateName: '語' })).toBe('badge')
  })

  test('stands under what became of it, the newest first', () => {
    const groups = groupBadges([
      badge(1, 'released', '2026-11-01'),
      badge(2, 'revoked', '2026-11-02'),
      badge(3, 'ordered', '2026-11-03'),
      badge(4, 'released', '2026-11-04'),
    ])
    expect(groups.map(({ name, badges }) => [name, badges.map((each) => each.id)])).toEqual([
      ['coming', [id(3)]],
      ['released', [id(4), id(1)]],
      ['gone', [id(2)]],
    ])
  })
})
