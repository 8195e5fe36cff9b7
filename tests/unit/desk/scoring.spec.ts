import { describe, expect, test } from 'vitest'
import { splitMarks } from '../../../renderer/review/rubric/marked-text'
import { clockTime, findPlace, shorten } from '../../../renderer/review/rubric/place'
import { neighbourCriterion, nextWithoutLevel } from '../../../renderer/review/rubric/scoring'
import { wordSuggestion } from '../../../renderer/review/rubric/suggestion-words'
import {
  type Annotation,
  formatLineRange,
  formatPageRectangle,
  formatTimeRange,
  countScored,
  suggestOutcome,
} from '../../../shared/domain'
import { criterionId, sampleAnnotation, sampleAssessment, sampleRubric } from './sample-desk'

describe('scoring', () => {
  test('a level alone counts as scored only where policy asks for no link', () => {
    const assessment = sampleAssessment([3, 3, 0])
    const count = (annotations: Annotation[], evidenceLinksRequired: boolean) =>
      countScored(sampleRubric(), { assessment, annotations, policy: { evidenceLinksRequired } })
    expect(count([], false)).toBe(2)
    expect(count([], true)).toBe(0)
    const tied = sampleAnnotation(1, { criterionId: criterionId(2) })
    expect(count([tied], true)).toBe(1)
  })

  test('going on looks for the next criterion without a level, around the end', () => {
    expect(nextWithoutLevel(sampleRubric(), sampleAssessment([0, 3, 0]), criterionId(1))).toBe(criterionId(3))
    expect(nextWithoutLevel(sampleRubric(), sampleAssessment([0, 3, 3]), criterionId(3))).toBe(criterionId(1))
  })

  test('going on ends where every other criterion has a level', () => {
    expect(nextWithoutLevel(sampleRubric(), sampleAssessment([3, 3, 0]), criterionId(3))).toBeNull()
    expect(nextWithoutLevel(sampleRubric(), sampleAssessment([3, 3, 3]), null)).toBeNull()
  })

  test('moving between criteria stops at either end', () => {
    expect(neighbourCriterion(sampleRubric(), criterionId(1), -1)).toBe(criterionId(1))
    expect(neighbourCriterion(sampleRubric(), criterionId(3), 1)).toBe(criterionId(3))
    expect(neighbourCriterion(sampleRubric(), null, 1)).toBe(criterionId(1))
    expect(neighbourCriterion(sampleRubric(), null, -1)).toBe(criterionId(3))
  })
})

describe('the reason for a suggestion', () => {
  const words = (levels: number[], cutScore: number | null = null, linked: Annotation[] | null = null) => {
    const rubric = sampleRubric(cutScore)
    const assessment = sampleAssessment(levels)
    const scoring = { assessment, annotations: linked ?? [], policy: { evidenceLinksRequired: linked !== null } }
    return wordSuggestion(rubric, scoring, suggestOutcome(rubric, assessment))
  }

  test('counts a level without the evidence that policy asks for as not scored, as the rubric’s heading does', () => {
    const linked = [sampleAnnotation(1, { criterionId: criterionId(1) })]
    expect(words([4, 3, 0], null, linked)).toEqual([{ key: 'reason.notScored', codes: ['C2', 'C3'] }])
    expect(words([4, 3, 0], null, [])).toEqual([{ key: 'reason.nothingScored' }])
  })

  test('names the level that the last open criterion must reach', () => {
    expect(words([4, 0, 4])).toEqual([{ key: 'reason.lastOpenReaches', values: { code: 'C2', level: 3 } }])
    expect(words([4, 3, 0], 0.8)).toEqual([{ key: 'reason.lastOpenReaches', values: { code: 'C3', level: 4 } }])
  })

  test('says that the last open criterion no longer matters', () => {
    expect(words([4, 4, 0])).toEqual([{ key: 'reason.lastOpenAny', values: { code: 'C3' } }])
  })

  test('names a missed hurdle with its level', () => {
    expect(words([4, 2, 4])).toEqual([{ key: 'reason.hurdleMissed', values: { code: 'C2', level: 3, title: 'Proficient' } }])
  })

  test('lists the criteria that are open', () => {
    expect(words([4, 3, 0].map((level, at) => (at === 0 ? 0 : level)))).toEqual([
      { key: 'reason.notScored', codes: ['C1', 'C3'] },
    ])
    expect(words([])).toEqual([{ key: 'reason.nothingScored' }])
  })

  test('gives the share of the points and what is needed', () => {
    expect(words([2, 3, 2], 0.6)).toEqual([{ key: 'reason.belowCut', shares: { score: 4 / 9, cut: 0.6 } }])
    expect(words([4, 4, 4], 0.6)).toEqual([{ key: 'reason.allMet', shares: { score: 1, cut: 0.6 } }])
    expect(words([4, 4, 4])).toEqual([{ key: 'reason.allMetWithoutCut' }])
  })
})

describe('texts of the rubric', () => {
  test('marks are split off and an unclosed mark stays as it was written', () => {
    expect(splitMarks('names a **misreading**.')).toEqual([
      { text: 'names a ', marked: false },
      { text: 'misreading', marked: true },
      { text: '.', marked: false },
    ])
    expect(splitMarks('open **mark')).toEqual([{ text: 'open **mark', marked: false }])
    expect(splitMarks('')).toEqual([])
  })

  test('the place of a passage is read from its selectors', () => {
    const rectangle = { page: 7, left: 1, top: 2, width: 3, height: 4 }
    const time = { startSeconds: 250, endSeconds: 292.5 }
    const lines = { first: 3, last: 4 }
    expect(findPlace({ selectors: [formatPageRectangle(rectangle)] }).page).toBe(7)
    expect(findPlace({ selectors: [formatTimeRange(time)] }).time).toEqual(time)
    expect(findPlace({ selectors: [formatLineRange(lines)] }).lines).toEqual(lines)
    expect(findPlace(sampleAnnotation(1)).quote).toBe('Two clinic managers')
  })

  test('times show hours only where there are any', () => {
    expect([clockTime(250.4), clockTime(250.9)]).toEqual(['04:10', '04:11'])
    expect(clockTime(3671)).toBe('01:01:11')
  })

  test('long passages are cut at a word', () => {
    expect(shorten('Two clinic\n managers concluded', 22)).toBe('Two clinic managers…')
    expect(shorten('short', 22)).toBe('short')
  })
})
