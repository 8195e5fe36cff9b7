import { describe, expect, test } from 'vitest'
import { EARLIER, firstEntry, listEntries, NARRATIVE, neighbourEntry } from '../../../renderer/desk/evidence/entries'
import { listMissing } from '../../../renderer/desk/outcome/missing'
import { ActivityClock } from '../../../renderer/desk/timer/activity-clock'
import { ReadingKeeper } from '../../../renderer/desk/reading/reading-keeper'
import type { ReadingPosition } from '../../../renderer/store'
import type { EvidenceItem, Submission } from '../../../shared/domain'
import { findMissing } from '../../../shared/domain'
import { id, sampleAssessment, sampleRubric } from './sample-desk'

const item = (number: number, kind: EvidenceItem['kind'] = 'portfolio') => ({ id: id(number), kind }) as EvidenceItem
const submission = {
  narrative: 'What I did',
  evidence: [item(1), item(2, 'vouch'), item(3)],
  earlierDecision: {
    revision: 1,
    outcome: 'not-yet',
    decidedOn: '2026-11-03',
    feedback: '',
    points: [],
    levels: {},
    evidence: [],
    annotations: [],
  },
} satisfies Pick<Submission, 'narrative' | 'evidence' | 'earlierDecision'>
const idsOf = (groups: ReturnType<typeof listEntries>) => groups.map((group) => group.entries.map((entry) => entry.id))

describe('the evidence list', () => {
  test('begins with the narrative, then evidence, vouches and the last decision', () => {
    expect(idsOf(listEntries(submission))).toEqual([[NARRATIVE, id(1), id(3)], [id(2)], [EARLIER]])
  })

  test('leaves out what there is not', () => {
    expect(idsOf(listEntries({ narrative: ' ', evidence: [item(1)], earlierDecision: null }))).toEqual([[id(1)]])
  })

  test('is walked through over all groups and stops at the ends', () => {
    const groups = listEntries(submission)
    expect(neighbourEntry(groups, id(3), 1)?.id).toBe(id(2))
    expect(neighbourEntry(groups, EARLIER, 1)?.id).toBe(EARLIER)
    expect(neighbourEntry(groups, NARRATIVE, -1)?.id).toBe(NARRATIVE)
  })

  test('opens what was read last, else the first item', () => {
    const groups = listEntries(submission)
    expect(firstEntry(groups, {})?.id).toBe(id(1))
    const reading = { [id(1)]: { openedAt: '2026-11-20T10:00:00Z' }, [id(2)]: { openedAt: '2026-11-21T10:00:00Z' } }
    expect(firstEntry(groups, reading)?.id).toBe(id(2))
  })
})

describe('where reading stopped', () => {
  function keeper(known: Record<string, ReadingPosition> = {}) {
    const written: [string, ReadingPosition][] = []
    const store = {
      async rememberReading(_allocationId: string, evidenceId: string, position: ReadingPosition) {
        written.push([evidenceId, position])
      },
    }
    return { written, keeper: new ReadingKeeper(store, id(10), known) }
  }

  test('keeps the page when an item is opened again', () => {
    const { keeper: reading, written } = keeper({ [id(1)]: { openedAt: '2026-11-20T10:00:00.000Z', page: 7 } })
    reading.open(id(1), new Date('2026-11-21T10:00:00Z'))
    expect(written).toEqual([[id(1), { openedAt: '2026-11-21T10:00:00.000Z', page: 7 }]])
  })

  test('is written once after scrolling, for each item that was moved in', () => {
    const { keeper: reading, written } = keeper()
    reading.open(id(1), new Date('2026-11-21T10:00:00Z'))
    for (const page of [2, 3, 4]) reading.move(id(1), { page })
    reading.flush()
    reading.flush()
    expect(written.map(([, position]) => position.page)).toEqual([undefined, 4])
  })

  test('says nothing of an item that was never opened', () => {
    const { keeper: reading, written } = keeper()
    reading.move(id(1), { page: 2 })
    reading.flush()
    expect(written).toEqual([])
  })
})

describe('the time at work', () => {
  test('counts between signs of life', () => {
    const clock = new ActivityClock()
    clock.sign(0)
    clock.sign(30_000)
    expect(clock.takeSeconds(40_000)).toBe(40)
  })

  test('stops a minute after the last sign', () => {
    const clock = new ActivityClock()
    clock.sign(0)
    expect(clock.takeSeconds(600_000)).toBe(60)
    expect(clock.takeSeconds(900_000)).toBe(0)
    clock.sign(1_000_000)
    expect(clock.takeSeconds(1_005_000)).toBe(5)
  })

  test('rests while the window is hidden', () => {
    const clock = new ActivityClock()
    clock.sign(0)
    clock.pause(10_000)
    clock.sign(40_000)
    expect(clock.takeSeconds(45_000)).toBe(15)
  })

  test('carries parts of a second over to the next time', () => {
    const clock = new ActivityClock()
    clock.sign(0)
    expect(clock.takeSeconds(1_600)).toBe(1)
    expect(clock.takeSeconds(2_000)).toBe(1)
  })
})

describe('what is missing', () => {
  test('leads to the criterion, the feedback or the reason that lacks', () => {
    const rubric = sampleRubric()
    const assessment = { ...sampleAssessment([4, 4, 0]), recommendation: 'not-yet' as const }
    const missing = listMissing(rubric, findMissing(rubric, assessment, [], { evidenceLinksRequired: false }))
    expect(missing.map(({ kind, goTo, criterion }) => [kind, goTo.place, criterion?.code])).toEqual([
      ['level', 'criterion', 'C3'],
      ['override-reason', 'reason', undefined],
      ['feedback', 'feedback', undefined],
    ])
  })
})
