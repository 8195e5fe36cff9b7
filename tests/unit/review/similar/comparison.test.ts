import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Comparison, type Finding } from '../../../../renderer/review/similar/comparison'
import { findPosition } from '../../../../shared/domain'
import { edit, oneText, randomWords, seeded, setAnew } from './planted'

const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const wordsOf = (finding: Finding, side: 'mine' | 'other') => finding[side].excerpt.pieces.map(({ text }) => text).join('')
const PASSAGE =
  'Nine of the fifteen naïve nurses we spoke to read the weekly table from right to left and looked for the clinic that had fallen behind'

function find(mine: string, other: string, given: string[] = []): Finding[] {
  const comparison = new Comparison([oneText('mine', mine)], given)
  comparison.compare('s1', [oneText('other', other)])
  return comparison.result().findings
}

describe('what is planted', () => {
  test('is found where it stands, set anew and with a word edited here and there', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 40, max: 120 }), (seed, length) => {
        const random = seeded(seed)
        const passage = randomWords(random, length).map((word) => `${word}p`)
        const before = setAnew(randomWords(random, 400), random)
        const mine = `${before}${setAnew(passage, random)}${setAnew(randomWords(random, 300), random)}`
        const other = `${setAnew(randomWords(random, 700), random)}${setAnew(edit(passage, random, 8), random)}`
        const [finding, ...others] = find(mine, other)
        expect(others).toEqual([])
        const position = findPosition(finding?.mine.selectors ?? [])
        // Within a few words of its edges: these may be among those that were edited.
        expect(Math.abs((position?.start ?? 0) - before.length)).toBeLessThan(90)
        expect(finding?.words).toBeGreaterThan(length * 0.55)
        expect(finding?.other.excerpt.pieces.filter(({ isSame }) => isSame).length).toBeGreaterThan(1)
      }),
      { numRuns: 60 },
    )
  })

  test('is found in every text that has it, whatever order they come in', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seeded(seed)
        const own = randomWords(random, 600)
        const texts = Array.from({ length: 6 }, (_, at) => {
          const [from, length] = [Math.floor(random() * 500), 30 + Math.floor(random() * 40)]
          const planted = at % 2 === 0 ? own.slice(from, from + length) : []
          return { id: `s${at}`, text: [...randomWords(random, 200), ...planted, ...randomWords(random, 200)].join(' ') }
        })
        const resultOf = (order: typeof texts) => {
          const comparison = new Comparison([oneText('mine', own.join(' '))], [])
          for (const { id, text } of order) comparison.compare(id, [oneText(`of ${id}`, text)])
          return comparison.result()
        }
        const result = resultOf(texts)
        expect(new Set(result.findings.map(({ other }) => other.submissionId))).toEqual(new Set(['s0', 's2', 's4']))
        expect(resultOf([...texts].reverse())).toEqual(result)
      }),
      { numRuns: 40 },
    )
  })

  test('is not found where nothing was', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seeded(seed)
        expect(find(randomWords(random, 3000).join(' '), randomWords(random, 3000).join(' '))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test.each([
    ['another case, punctuation and lines', PASSAGE.toUpperCase().replaceAll(' ', ',\n')],
    ['hyphens where the lines of a layout end', PASSAGE.replace('weekly', 'week-\nly').replace('behind', 'be\u00adhind')],
    ['ligatures and composed accents', PASSAGE.replace('fifteen', 'ﬁfteen').replace('naïve', 'nai\u0308ve')],
  ])('is the same in %s', (_, other) => {
    expect(find(PASSAGE, other)).toMatchObject([{ words: PASSAGE.split(' ').length }])
  })

  test.each([
    ['Chinese', '我们访谈的十一位护士中有九位从右到左阅读每周的表格，她们先寻找落后的诊所，然后才看比率，因此我们放弃了地图。'],
    ['Thai', 'พยาบาลเก้าคนจากสิบเอ็ดคนที่เราพูดคุยด้วยอ่านตารางรายสัปดาห์จากขวาไปซ้ายและมองหาคลินิกที่ล้าหลังก่อนเสมอ'],
    [
      'Arabic',
      'قرأت تسع من إحدى عشرة ممرضة تحدثنا إليهن الجدول الأسبوعي من اليمين إلى اليسار وبحثن عن العيادة التي تأخرت عن غيرها',
    ],
    ['Hebrew', 'תשע מתוך אחת עשרה האחיות ששוחחנו איתן קראו את הטבלה השבועית מימין לשמאל וחיפשו את המרפאה שפיגרה אחרי האחרות'],
  ])('is found in %s, around which other words stand', (_, passage) => {
    const [finding] = find(`Intro one two three. ${passage} And so on.`, `Something else entirely. ${passage}`)
    expect(finding && wordsOf(finding, 'other').length).toBeGreaterThan(passage.length * 0.8)
  })

  test('goes on over the foot of a page, and can be gone to on the page where it begins', () => {
    const foot = PASSAGE.indexOf(' table')
    const [first, second] = [PASSAGE.slice(0, foot), PASSAGE.slice(foot + 1)]
    const pages = [
      { page: 1, text: 'Nothing to see.' },
      { page: 2, text: `Before it. ${first}` },
      { page: 3, text: `${second} After it.` },
    ]
    const comparison = new Comparison([{ evidenceId: 'mine', part: null, pages }], [])
    comparison.compare('s1', [oneText('other', PASSAGE)])
    const [finding] = comparison.result().findings
    expect(finding?.words).toBe(PASSAGE.split(' ').length)
    expect(finding?.mine.page).toBe(2)
    expect(finding?.mine.selectors).toMatchObject([{ value: 'page=2' }, { exact: first }, {}])
  })
})

describe('a passage', () => {
  test('is a phrase, and no passage, below fourteen words', () => {
    const thirteen = PASSAGE.split(' ').slice(0, 13).join(' ')
    expect(find(`${thirteen} and so on`, `Here ${thirteen}`)).toEqual([])
    const fourteen = PASSAGE.split(' ').slice(0, 14).join(' ')
    expect(find(`${fourteen}.`, `Here ${fourteen}`)).toHaveLength(1)
  })

  test('that stands in two items of the candidate is told of once, and within one item not at all', () => {
    const result = (second: string) =>
      new Comparison([oneText('a', `One. ${PASSAGE}`), oneText(second, `${PASSAGE} Two.`)], []).result().findings
    expect(result('b')).toMatchObject([{ mine: { evidenceId: 'a' }, other: { evidenceId: 'b', submissionId: null } }])
    expect(result('a')).toEqual([])
  })

  test('keeps its name when the search is repeated, and has another in another item', () => {
    const [once] = find(`x ${PASSAGE}`, PASSAGE)
    const [again] = find(`x ${PASSAGE} and more of it`, `${PASSAGE} and more of it`)
    expect(once?.id).toBe(again?.id)
    const comparison = new Comparison([oneText('mine', PASSAGE)], [])
    comparison.compare('s1', [oneText('elsewhere', PASSAGE)])
    expect(comparison.result().findings[0]?.id).not.toBe(once?.id)
  })

  test('shows what is the same and what was changed', () => {
    const [finding] = find(PASSAGE, PASSAGE.replace('weekly table', 'monthly table').replace('spoke to', 'asked'))
    const changed = finding?.other.excerpt.pieces.filter(({ isSame }) => !isSame).map(({ text }) => text.trim())
    expect(changed).toEqual(['asked', 'monthly'])
  })
})

describe('words that are to be expected', () => {
  test('are those of the task', () => {
    expect(find(PASSAGE, PASSAGE, [`Describe this: ${PASSAGE}`])).toMatchObject([{ kind: 'given' }])
    expect(find(PASSAGE, PASSAGE, ['Describe this.'])).toMatchObject([{ kind: 'telling' }])
  })

  test.each([`As Lee writes, “${PASSAGE}” (2019).`, `Lee: "${PASSAGE}"`, `Lee:\n> ${PASSAGE}\n`, `Lee: »${PASSAGE}«`])(
    'are marked as a quotation: %s',
    (mine) => {
      expect(find(mine, PASSAGE)).toMatchObject([{ kind: 'quotation' }])
    },
  )

  test('are no quotation between two others', () => {
    expect(find(`a "word" ${PASSAGE} "word" b`, PASSAGE)).toMatchObject([{ kind: 'telling' }])
  })

  test('are a licence', () => {
    const licence =
      'Permission is hereby granted, free\nof charge, to any person obtaining a copy of this software and associated documentation files'
    expect(find(licence, licence)).toMatchObject([{ kind: 'licence' }])
  })

  test('are those of many, and come after those of one', () => {
    const template =
      'In this section say what you set out to do and how you knew that it was done before you went on to the next step'
    const comparison = new Comparison([oneText('mine', `${template}. ${PASSAGE}.`)], [])
    for (let at = 0; at < 8; at++) {
      comparison.compare(`s${at}`, [
        oneText(`of s${at}`, at === 3 ? `${template} then ${PASSAGE}` : at % 2 === 0 ? template : 'No.'),
      ])
    }
    const { findings } = comparison.result()
    expect(findings[0]).toMatchObject({ kind: 'telling', other: { submissionId: 's3' } })
    const rest = findings.slice(1)
    expect(rest).toHaveLength(4)
    for (const finding of rest) expect(finding.kind).toBe('common')
  })
})

describe('hostile texts', () => {
  test('that repeat themselves without end are compared to an end', () => {
    const words = 'one two three four five six seven '.repeat(20_000)
    const findings = find(words, words)
    expect(findings.length).toBeLessThanOrEqual(60)
  }, 120_000)

  test('without a word, or with nothing but signs, hold nothing', () => {
    for (const text of ['', '   ', '!!! ??? …', '\ud800\udfff\u0000'.repeat(50)]) expect(find(text, text)).toEqual([])
  })
})
