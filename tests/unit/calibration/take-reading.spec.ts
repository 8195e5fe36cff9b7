import { describe, expect, test } from 'vitest'
import { takeReading } from '../../../renderer/calibration/threads/take-reading'
import type { Achievement, Rubric } from '../../../shared/domain'
import { criteriaWith } from './panels'

const READING = 'We read “consistently” as 3 of 3 occasions.'
const criteria = criteriaWith(4, 4).map((one) => ({ ...one, description: 'How far does it go?' }))
const [first] = criteria
if (!first) throw new Error('there are criteria')
const version = { id: 'rubric', version: 3, title: 'Rubric', criteria, cutScore: 0.5 } as Rubric
const record = (change: Partial<Parameters<typeof takeReading>[0]> = {}) => ({
  achievement: { id: 'achievement' } as Achievement,
  versions: [version],
  draft: null,
  ...change,
})

const asked = (taken: ReturnType<typeof takeReading>) => {
  if ('reason' in taken) throw new Error(taken.reason)
  return taken.draft.content.criteria[0]?.description
}

describe('an agreed reading, put into the rubric', () => {
  test('stands after what the criterion asks, in a draft of the version in force', () => {
    const taken = takeReading(record(), first.id, ` ${READING} `)
    expect(asked(taken)).toBe(`${first.description}\n\n${READING}`)
    expect(taken).toMatchObject({
      code: first.code,
      draft: { achievementId: 'achievement', basedOn: { rubricId: 'rubric', rubricVersion: 3 }, note: '' },
    })
  })

  test('goes into the draft that there is, which keeps its note and its other words', () => {
    const content = { title: 'Mine', criteria: [{ ...first, description: 'Shorter?' }], cutScore: null }
    const draft = {
      achievementId: 'achievement',
      basedOn: { rubricId: 'rubric', rubricVersion: 2 },
      content,
      note: 'Why',
      changedAt: '',
    }
    const taken = takeReading(record({ draft }), first.id, READING)
    expect(asked(taken)).toBe(`Shorter?\n\n${READING}`)
    expect(taken).toMatchObject({ draft: { basedOn: { rubricVersion: 2 }, note: 'Why', content: { title: 'Mine' } } })
  })

  test('isn’t put there twice', () => {
    const once = takeReading(record(), first.id, READING)
    if ('reason' in once) throw new Error(once.reason)
    const again = takeReading(record({ draft: { ...once.draft, changedAt: '' } }), first.id, READING)
    expect(asked(again)).toBe(asked(once))
  })

  test('says why it can’t be: no such criterion, no version, no room', () => {
    expect(takeReading(record(), 'another', READING)).toEqual({ reason: 'gone' })
    expect(takeReading(record({ versions: [] }), first.id, READING)).toEqual({ reason: 'gone' })
    expect(takeReading(record(), first.id, 'x'.repeat(2000 - first.description.length))).toEqual({ reason: 'long' })
  })
})
