import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { examineVouch } from '../../../hub/intake/vouch'
import { findConflictKinds } from '../../../hub/vouches'
import { allEvidence, samples } from './made'

const made = samples()

const NOW = new Date('2026-11-21T12:00:00Z')

async function examineAll() {
  const handedIn = allEvidence(made.intake).filter(({ item }) => item.kind === 'vouch')
  return await Promise.all(
    handedIn.map(async ({ submission, item }) => {
      const bytes = readFileSync(join(made.folder, item.path))
      return {
        submission,
        item,
        examined: await examineVouch(bytes, item.mediaType, { candidateId: submission.candidate.id, now: NOW, sources: {} }),
      }
    }),
  )
}

let vouches: Awaited<ReturnType<typeof examineAll>>

beforeAll(async () => {
  vouches = await examineAll()
}, 60_000)

describe('sample vouches', () => {
  it('are read and checked by the hub: some verified, some unsigned, and one changed after it was signed', () => {
    const signatures = vouches.map(({ examined }) => examined.signature)
    const count = (signature: string) => signatures.filter((each) => each === signature).length
    expect(count('verified')).toBeGreaterThanOrEqual(5)
    expect(count('unsigned')).toBeGreaterThanOrEqual(5)
    expect(count('invalid')).toBe(1)
  })

  it('rate only criteria and levels that the rubric has', () => {
    for (const { submission, item, examined } of vouches) {
      const rubric = made.intake.rubrics.find(({ achievementId }) => achievementId === submission.achievementId)
      for (const { criterionCode, level } of examined.statement.ratings) {
        const criterion = rubric?.criteria.find(({ code }) => code === criterionCode)
        expect(criterion?.levels.length ?? 0, `${item.path} ${criterionCode}`).toBeGreaterThanOrEqual(level)
      }
    }
  })

  it('hold pairs of candidates who vouch for each other', () => {
    const given = vouches.map(({ submission, examined }) => [examined.statement.voucher, submission.candidate.name])
    const mutual = given.filter(([from, to]) => given.some(([otherFrom, otherTo]) => from === otherTo && to === otherFrom))
    expect(mutual.length).toBeGreaterThanOrEqual(4)
  })

  it('hold a ring of three, a relative’s word and one of a member of the panel', () => {
    const given = new Map(
      vouches.map(({ submission, examined }) => [`${examined.statement.voucher} for ${submission.candidate.name}`, examined]),
    )
    const ring = ['Rukmini Desai for Dele Adeyemi', 'Dele Adeyemi for Kwame Boateng', 'Kwame Boateng for Rukmini Desai']
    expect(ring.filter((vouch) => !given.has(vouch))).toEqual([])
    const nobody = { isSelf: false, isPanelMember: false }
    const kinds = vouches.flatMap(({ examined }) => findConflictKinds(examined.statement, nobody))
    expect(kinds).toEqual(expect.arrayContaining(['family', 'declared']))
    const panel = new Set(made.intake.people.map(({ name }) => name))
    expect(vouches.filter(({ examined }) => panel.has(examined.statement.voucher))).toHaveLength(1)
  })
})
