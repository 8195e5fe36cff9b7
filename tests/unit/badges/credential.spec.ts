import { describe, expect, it } from 'vitest'
import {
  type AwardedDecision,
  buildAchievementCredential,
  CREDENTIALS_CONTEXT,
  OPEN_BADGES_CONTEXT,
} from '../../../shared/badges'
import { escapeMarkdown } from '../../../shared/badges/evidence'
import { describePlace } from '../../../shared/badges/place'
import { awardedOrder, id, item, passage, quote } from './award'

const RECIPIENT = { id: id(8), name: 'Jonas Halvorsen', emailHash: `sha256$${'a'.repeat(64)}`, emailSalt: 'salt' }

function decision(changes: Partial<AwardedDecision> = {}): AwardedDecision {
  const { candidate: _candidate, picture: _picture, issuer, ...order } = awardedOrder()
  return { ...order, issuer: { did: 'did:key:z6Mk', ...issuer }, recipient: RECIPIENT, ...changes }
}

function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value]
}

describe('an achievement credential', () => {
  it('names the contexts in the order that the specification asks for, and both types', () => {
    const credential = buildAchievementCredential(decision())
    expect(credential['@context']).toEqual([CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT])
    expect(credential.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential'])
  })

  it('takes its id from the caller, so that one decision is always the same credential', () => {
    expect(buildAchievementCredential(decision()).id).toBe(`urn:uuid:${id(9)}`)
  })

  it('writes its dates in whole seconds, as every verifier can', () => {
    const credential = buildAchievementCredential(decision())
    expect([credential.validFrom, credential.awardedDate]).toEqual(['2026-11-21T09:12:00Z', '2026-11-21T09:11:40Z'])
  })

  it('links every result to a criterion of the achievement and to one of its levels', () => {
    const { achievement, result = [] } = buildAchievementCredential(decision()).credentialSubject
    expect(result).toHaveLength(3)
    for (const { resultDescription, achievedLevel, value } of result) {
      const description = achievement.resultDescription?.find((candidate) => candidate.id === resultDescription)
      const level = description?.rubricCriterionLevel.find((candidate) => candidate.id === achievedLevel)
      expect(level?.name).toBe(value)
    }
  })

  it('writes levels as the specification types them: text, counted from the lowest, and the hurdle as required level', () => {
    const [first, second] = buildAchievementCredential(decision()).credentialSubject.achievement.resultDescription ?? []
    expect(first).not.toHaveProperty('requiredLevel')
    expect(second?.requiredLevel).toBe(`urn:uuid:${id(203)}`)
    expect(second?.rubricCriterionLevel.map(({ level, points }) => [level, points])).toEqual([
      ['1', '0'],
      ['2', '1'],
      ['3', '2'],
      ['4', '3'],
    ])
    expect(second?.rubricCriterionLevel[0]?.description).not.toContain('**')
  })

  it('names the earner by name and by a salted hash of the e-mail address, never by the address', () => {
    const { identifier } = buildAchievementCredential(decision()).credentialSubject
    expect(identifier).toEqual([
      { type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: 'Jonas Halvorsen' },
      { type: 'IdentityObject', hashed: true, identityType: 'emailAddress', identityHash: RECIPIENT.emailHash, salt: 'salt' },
    ])
  })

  it('holds nothing null or empty where there is nothing to say', () => {
    const { achievement, rubric, scores } = decision()
    const bare = buildAchievementCredential(
      decision({
        issuer: { did: 'did:key:z6Mk', name: 'Academy', url: null },
        recipient: { ...RECIPIENT, name: null },
        imageUrl: null,
        achievement: { ...achievement, tags: [] },
        rubric: { ...rubric, criteria: rubric.criteria.slice(0, 1) },
        scores: scores.map((score) => ({ ...score, rationale: '', wholeItemIds: [] })),
        annotations: [],
      }),
    )
    expect(bare).not.toHaveProperty('evidence')
    expect(leaves(bare).filter((leaf) => leaf === null || leaf === undefined || leaf === '')).toEqual([])
    expect(JSON.stringify(bare)).not.toMatch(/\[\]|\{\}/)
  })

  it('is not made where a criterion has no level, or one that the rubric does not know', () => {
    const { scores } = decision()
    expect(() => buildAchievementCredential(decision({ scores: scores.slice(1) }))).toThrow('C1 has no level')
    const strange = scores.map((score) => ({ ...score, levelId: id(777) }))
    expect(() => buildAchievementCredential(decision({ scores: strange }))).toThrow('C1 has no level that the rubric knows')
  })
})

describe('evidence in a credential', () => {
  const evidence = (changes: Partial<AwardedDecision> = {}) => buildAchievementCredential(decision(changes)).evidence ?? []

  it('gives for each criterion the reasons and the passages with their place', () => {
    expect(evidence().map(({ name }) => name)).toEqual([
      'C1 Audience and purpose: Proficient',
      'C2 Honest representation: Exemplary',
      'C3 Visual craft: Proficient',
    ])
    expect(evidence()[0]).toMatchObject({
      genre: 'Portfolio',
      narrative:
        'Names the readers, and what they do with the chart on a Monday morning.\n\n' +
        '> the first row is always the first phone call of the day\n>\n> *Vaccination dashboard: design report*, page 4',
    })
  })

  it('says that a vouch counted, but neither quotes it nor says whose it is', () => {
    expect(evidence()[1]?.genre).toBe('Portfolio, Peer vouch')
    expect(evidence()[1]?.narrative).toContain('- A peer vouch')
    expect(JSON.stringify(evidence())).not.toMatch(/Okafor|I watched/)
  })

  it('keeps the comments of the assessor to the house', () => {
    expect(JSON.stringify(evidence())).not.toContain('working note')
  })

  it('leaves out a criterion for which the assessor found no evidence', () => {
    const { scores } = decision()
    const none = scores.map((score) => ({ ...score, noEvidenceFound: true, wholeItemIds: [] }))
    expect(evidence({ scores: none, annotations: [] })).toEqual([])
  })

  it('quotes at most six passages of at most 400 characters and counts the others', () => {
    const report = item(11, 'portfolio', 'Report')
    const long = 'word '.repeat(2000)
    const annotations = Array.from({ length: 9 }, (_, number) =>
      passage(number, report.id, id(100), quote(`${number} ${long}`, number)),
    )
    const narrative = evidence({ annotations, evidence: [report] })[0]?.narrative ?? ''
    expect(narrative.match(/^> \d/gm)).toHaveLength(6)
    expect(narrative).toContain('- and 3 more')
    expect(Math.max(...narrative.split('\n').map((line) => line.length))).toBeLessThan(410)
  })

  it('shows what a candidate wrote as it is, whatever Markdown would make of it', () => {
    expect(escapeMarkdown('<img src=x> [a](b) *c* `d`')).toBe('\\<img src=x\\> \\[a\\](b) \\*c\\* \\`d\\`')
    expect(escapeMarkdown('- one\n12. two\n# three')).toBe('\\- one\n12\\. two\n\\# three')
  })

  it.each([
    ['page=3&viewrect=1,2,3,4', 'page 3'],
    ['t=12.5,79', '0:12 to 1:19'],
    ['t=600', '10:00'],
    ['line=3,9', 'lines 4 to 9'],
    ['line=3,4', 'line 4'],
    ['xywh=1,2,3,4', 'a marked area'],
    ['nonsense', null],
  ])('says where %s is in words', (value, words) => {
    expect(describePlace([{ type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc5147', value }])).toBe(words)
  })
})
