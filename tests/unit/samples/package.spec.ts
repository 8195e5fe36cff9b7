import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeSamples } from '../../../scripts/samples/make.mjs'
import { EvidenceKindSchema, isSeedable } from '../../../shared/domain'
import { allEvidence, filesBelow, samples } from './made'

const made = samples()

const MOST_BYTES = 40 * 1024 * 1024

describe('the sample package', () => {
  it('names every file that it holds, and holds every file that it names', () => {
    const named = [
      'manifest.json',
      ...[...made.intake.achievements, ...(made.intake.pathways ?? [])].map(({ imagePath }) => imagePath),
      ...allEvidence(made.intake).map(({ item }) => item.path),
    ]
    expect([...new Set(named)].sort()).toEqual(filesBelow(made.folder))
  })

  it('is the same to the byte when it is made again', async () => {
    const again = mkdtempSync(join(tmpdir(), 'assay-samples-again-'))
    try {
      await makeSamples(again)
      expect(filesBelow(again)).toEqual(filesBelow(made.folder))
      const differing = filesBelow(again).filter(
        (path) => !readFileSync(join(again, path)).equals(readFileSync(join(made.folder, path))),
      )
      expect(differing).toEqual([])
    } finally {
      rmSync(again, { recursive: true, force: true })
    }
  }, 300_000)

  it('stays small', () => {
    const bytes = filesBelow(made.folder).reduce((sum, path) => sum + readFileSync(join(made.folder, path)).length, 0)
    expect(bytes).toBeLessThan(MOST_BYTES)
  })

  it('covers every kind of evidence in what can be assessed at once', () => {
    const kinds = made.intake.submissions.flatMap(({ current }) => current.evidence.map(({ kind }) => kind))
    expect([...new Set(kinds)].sort()).toEqual([...EvidenceKindSchema.options].sort())
  })

  it('has no text that only fills space', () => {
    const wordy = filesBelow(made.folder).filter((path) => /\.(json|md|txt|html|py|ipynb)$/.test(path))
    const filled = wordy.filter((path) =>
      /lorem ipsum|dolor sit amet|\btodo\b|\bfixme\b/i.test(readFileSync(join(made.folder, path), 'utf8')),
    )
    expect(filled).toEqual([])
  })
})

describe('the people of the samples', () => {
  it('are four assessors or more, a lead and an admin, each with a line about them', () => {
    const withRole = (role: string) => made.intake.people.filter(({ roles }) => roles[0] === role)
    expect(withRole('assessor').length).toBeGreaterThanOrEqual(4)
    expect(withRole('lead')).toHaveLength(1)
    expect(withRole('admin')).toHaveLength(1)
    expect(made.intake.people.filter(({ about }) => about.length < 20)).toEqual([])
  })
})

describe('the rubrics of the samples', () => {
  it('have four to six criteria with four levels, and a hurdle on one or two of them', () => {
    expect(made.intake.rubrics).toHaveLength(5)
    for (const { criteria } of made.intake.rubrics) {
      expect(criteria.length).toBeGreaterThanOrEqual(4)
      expect(criteria.length).toBeLessThanOrEqual(6)
      expect(criteria.map(({ levels }) => levels.length)).toEqual(criteria.map(() => 4))
      expect([1, 2]).toContain(criteria.filter(({ hurdleLevelId }) => hurdleLevelId !== null).length)
    }
  })

  it('mark in every level above the lowest what differs from the one below', () => {
    const levels = made.intake.rubrics.flatMap(({ criteria }) => criteria.flatMap((criterion) => criterion.levels.slice(1)))
    expect(levels.filter(({ descriptor }) => !/\*\*[^*]+\*\*/.test(descriptor))).toEqual([])
  })
})

describe('the submissions of the samples', () => {
  it('give the first assessor a queue of fourteen or more, one of them late and one due today', () => {
    const first = made.intake.people[0]?.id
    const queue = made.intake.submissions.filter(({ assessorId }) => assessorId === first).map(({ dueInDays }) => dueInDays)
    expect(made.intake.submissions.length).toBeGreaterThanOrEqual(26)
    expect(queue.length).toBeGreaterThanOrEqual(14)
    expect(queue.filter((days) => days < 0)).toEqual([-1])
    expect(queue.filter((days) => days === 0)).toHaveLength(1)
  })

  it('begin the first queue with a document, a picture, Markdown and a signed vouch that may be seen with a name', () => {
    const [first] = made.intake.submissions.filter(({ dueInDays }) => dueInDays === -1)
    const achievement = made.intake.achievements.find(({ id }) => id === first?.achievementId)
    expect(achievement?.policy.blind).toBe(false)
    const mediaTypes = first?.current.evidence.map(({ mediaType }) => mediaType)
    expect(mediaTypes).toEqual(expect.arrayContaining(['application/pdf', 'image/jpeg', 'text/markdown', 'application/vc+json']))
  })

  it('have five second revisions or more with what was decided before, and four or more that still wait', () => {
    const later = made.intake.submissions.filter(({ current }) => current.revision > 1)
    expect(later.length).toBeGreaterThanOrEqual(5)
    expect(later.filter(({ current }) => current.earlierDecision === null)).toEqual([])
    expect(made.intake.submissions.filter(({ next }) => next !== null).length).toBeGreaterThanOrEqual(4)
  })

  it('tell of the late one what was annotated before: in items that it had, some of which are the same and some gone', () => {
    const [late] = made.intake.submissions.filter(({ dueInDays }) => dueInDays === -1)
    const { evidence = [], annotations = [], levels = {} } = late?.current.earlierDecision ?? {}
    const rubric = made.intake.rubrics.find(({ achievementId }) => achievementId === late?.achievementId)
    expect(Object.keys(levels)).toEqual(rubric?.criteria.map(({ id }) => id))
    const now = new Set(late?.current.evidence.map(({ id }) => id))
    expect(new Set(evidence.map(({ id }) => now.has(id)))).toEqual(new Set([true, false]))
    const before = new Map(evidence.map(({ id, sha256 }) => [id, sha256]))
    expect(annotations.length).toBeGreaterThanOrEqual(8)
    expect(annotations.filter(({ evidenceId, evidenceSha256 }) => before.get(evidenceId) !== evidenceSha256)).toEqual([])
  })

  it('keep the id of a piece of work over revisions', () => {
    const kept = made.intake.submissions.filter(({ current, next }) =>
      next?.evidence.some(({ id }) => current.evidence.some((item) => item.id === id)),
    )
    expect(kept).toHaveLength(made.intake.submissions.filter(({ next }) => next !== null).length)
  })

  it('were handed in already in part: a half of a pair, both of a pair, and one with a second look', () => {
    const seeded = new Set(made.intake.achievements.filter(({ policy }) => policy.seeding).map(({ id }) => id))
    const underWay = made.intake.submissions.filter(
      ({ achievementId, handedIn = [] }) => handedIn.length > 0 && !seeded.has(achievementId),
    )
    const waits = underWay.map(({ handedIn = [], secondLookId, secondAssessorId }) => ({
      count: handedIn.length,
      isLookedAt: secondLookId !== undefined,
      isPair: secondAssessorId !== undefined,
    }))
    expect(waits).toEqual([
      { count: 1, isLookedAt: false, isPair: true },
      { count: 2, isLookedAt: false, isPair: true },
      { count: 1, isLookedAt: true, isPair: false },
    ])
  })

  it('can be seeded in one achievement: there is decided work to copy, and work that waits for whoever gets qualified', () => {
    const [achievement, ...others] = made.intake.achievements.filter(({ policy }) => policy.seeding)
    expect(others).toEqual([])
    if (!achievement) throw new Error('there is none')
    expect(isSeedable(achievement.policy)).toBe(true)
    expect(achievement.policy.qualifiedOnly).toBe(true)
    const work = made.intake.submissions.filter(({ achievementId }) => achievementId === achievement.id)
    const decided = work.filter(({ handedIn = [] }) => handedIn.length === 1)
    expect(new Set(decided.map(({ handedIn }) => handedIn?.[0]?.recommendation))).toEqual(new Set(['awarded', 'not-yet']))
    expect(decided.length).toBeGreaterThanOrEqual(4)
    expect(work.filter(({ assessorId }) => assessorId === null).length).toBeGreaterThanOrEqual(6)
    expect(made.intake.people.filter(({ qualifiedFor = [] }) => qualifiedFor.includes(achievement.id))).toEqual([])
  })

  it('of one candidate go by one key, also where they are two achievements on a pathway', () => {
    const { submissions, pathways = [] } = made.intake
    const [pathway] = pathways
    const steps = submissions.filter(({ candidate }) => candidate.name === 'Sanna Virtanen')
    expect(new Set(steps.map(({ candidate }) => candidate.id)).size).toBe(1)
    expect(steps.map(({ achievementId }) => achievementId).sort()).toEqual([...(pathway?.steps ?? [])].sort())
  })

  it('hold a recording together with its slides and captions', () => {
    const groups = allEvidence(made.intake).filter(({ item }) => item.group !== null)
    const mediaTypes: Record<string, string[]> = {}
    for (const { submission, item } of groups) {
      const name = `${submission.candidate.name}, ${item.group}`
      mediaTypes[name] = [...(mediaTypes[name] ?? []), item.mediaType].sort()
    }
    expect(mediaTypes).toEqual({
      'Oonagh Brennan, conversation': ['audio/ogg', 'text/vtt'],
      'Samuel Ferreira Lobo, conversation': ['text/vtt', 'video/webm'],
      'Sanna Virtanen, talk': ['application/pdf', 'text/vtt', 'video/webm'],
    })
  })
})
