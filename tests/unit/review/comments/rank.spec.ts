import { describe, expect, test } from 'vitest'
import { type Offer, rankOffers } from '../../../../renderer/review/comments/rank'
import { type CommentUses, withUse } from '../../../../renderer/review/comments/uses'

const now = new Date('2026-11-21T09:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const offer = (id: string, text: string, more: Partial<Offer> = {}): Offer => ({
  id,
  text,
  criterionId: null,
  source: 'bank',
  level: null,
  ...more,
})
const ranked = (offers: Offer[], typed = '', uses: CommentUses = {}, criterionId: string | null = 'c1') =>
  rankOffers(offers, { typed, criterionId, uses, now }).map((each) => each.offer.id)
const used = (...entries: [id: string, criterionId: string | null, when: Date][]): CommentUses =>
  entries.reduce<CommentUses>((uses, [id, criterionId, when]) => withUse(uses, id, criterionId, when), {})

describe('comments on offer', () => {
  test('are ordered by how well they match before how often they were used', () => {
    const offers = [offer('inside', 'The unsourced chart'), offer('word', 'A source is missing')]
    expect(ranked(offers, 'source', used(['inside', 'c1', now], ['inside', 'c1', now]))).toEqual(['word', 'inside'])
  })

  test('of equal match begin with what was used for this criterion', () => {
    const offers = [offer('a', 'One'), offer('b', 'Two'), offer('c', 'Three')]
    expect(ranked(offers, '', used(['c', 'c1', now], ['b', 'c2', now], ['b', 'c2', now]))).toEqual(['c', 'b', 'a'])
  })

  test('let an old habit fade behind what is used now', () => {
    const offers = [offer('old', 'One'), offer('new', 'Two')]
    const habit = used(['old', 'c1', daysAgo(120)], ['old', 'c1', daysAgo(120)], ['old', 'c1', daysAgo(120)])
    expect(ranked(offers, '', withUse(habit, 'new', 'c1', now))).toEqual(['new', 'old'])
  })

  test('that were written for this criterion come before those for any, and those for another one last', () => {
    const offers = [
      offer('other', 'One', { criterionId: 'c2' }),
      offer('any', 'Two'),
      offer('own', 'Three', { criterionId: 'c1' }),
    ]
    expect(ranked(offers)).toEqual(['own', 'any', 'other'])
  })

  test('from the rubric come after the assessor’s own, however often they are used', () => {
    const offers = [offer('rubric', 'One', { criterionId: 'c1', source: 'rubric' }), offer('own', 'Two')]
    expect(ranked(offers)).toEqual(['own', 'rubric'])
    expect(ranked(offers, '', used(['rubric', 'c1', now]))).toEqual(['own', 'rubric'])
  })

  test('from the rubric are about the criterion that is written about, and none stand in feedback about the whole', () => {
    const offers = [
      offer('here', 'One', { criterionId: 'c1', source: 'rubric' }),
      offer('elsewhere', 'Two', { criterionId: 'c2', source: 'rubric' }),
    ]
    expect(ranked(offers)).toEqual(['here'])
    expect(ranked(offers, '', {}, null)).toEqual([])
  })

  test('keep the assessor’s own order where nothing else tells them apart', () => {
    expect(ranked([offer('b', 'Beta'), offer('a', 'Alpha')])).toEqual(['b', 'a'])
  })
})
