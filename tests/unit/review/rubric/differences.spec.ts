import { describe, expect, test } from 'vitest'
import { tellApart } from '../../../../renderer/review/rubric/differences'

const levels = (...descriptors: string[]) => ({
  levels: descriptors.map((descriptor, at) => ({ id: String(at), title: '', descriptor, points: at })),
})
const marked = (criterion: ReturnType<typeof levels>, at: number) =>
  tellApart(criterion, at)
    .filter((stretch) => stretch.marked)
    .map(({ text }) => text)
const whole = (criterion: ReturnType<typeof levels>, at: number) =>
  tellApart(criterion, at)
    .map(({ text }) => text)
    .join('')

describe('what sets a level apart', () => {
  test('is what the rubric itself marks', () => {
    expect(marked(levels('Names **no** source.', 'Names **every** source.'), 1)).toEqual(['every'])
  })

  test('is what the level below doesn’t say, where nothing is marked', () => {
    const criterion = levels('Names the audience.', 'Names the audience and what it should do.')
    expect(marked(criterion, 1)).toEqual(['and what it should do'])
  })

  test('doesn’t count the marks of the level below as a difference', () => {
    expect(marked(levels('Names **an** audience.', 'Names an audience.'), 1)).toEqual([])
  })

  test('is nothing for the lowest level, and nothing where everything differs', () => {
    expect(marked(levels('Names it.', 'Names it well.'), 0)).toEqual([])
    expect(marked(levels('Nothing is shown.', 'Scales and samples never mislead a reader.'), 1)).toEqual([])
  })

  test('leaves every word of the descriptor where it was', () => {
    const text = 'Scales, samples and  uncertainty\nare shown: “so” that a reader can’t err.'
    expect(whole(levels('Scales are shown so that a reader errs.', text), 1)).toBe(text)
  })

  test('is found in a language without blanks between words', () => {
    const criterion = levels('图表显示了数据来源', '图表清楚地显示了数据来源')
    expect(marked(criterion, 1).join('')).toContain('清楚')
  })

  test('of a level that isn’t there is nothing', () => {
    expect(tellApart(levels('One'), 4)).toEqual([])
  })
})
