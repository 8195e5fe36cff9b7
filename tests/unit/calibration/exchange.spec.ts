import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { readCase } from '../../../renderer/calibration/exchange/read-case'
import { readCsv } from '../../../renderer/calibration/exchange/read-csv'
import { writeCase } from '../../../renderer/calibration/exchange/write-case'
import { writeCsv } from '../../../renderer/calibration/exchange/write-csv'
import { contentOf, newId, type Rubric, RubricSchema } from '../../../shared/domain'
import { criterionId, levelId, rubric } from '../domain/rubric-fixture'

const ON = '2026-11-01T09:00:00.000Z'

/** Words with everything that CSV, spreadsheets and JSON trip over. */
const words = (most: number) =>
  fc
    .oneof(
      fc.string({ minLength: 1, maxLength: most, unit: 'grapheme' }),
      fc.stringMatching(/^[=+\-@'",;\t\r\n |x]{1,12}$/),
      fc.constantFrom("'=1+1", "''", '=HYPERLINK("x")', '\uFEFFx', ' x ', '"'),
    )
    .filter((text) => text.trim() !== '')

const level = fc.record({ title: words(30), descriptor: words(60), points: fc.constant(0) })
const rubrics = fc
  .record({
    title: words(40),
    cutScore: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    criteria: fc.array(
      fc.record({
        title: words(40),
        description: fc.oneof(fc.constant(''), words(60)),
        weight: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        hurdle: fc.option(fc.nat({ max: 8 })),
        levels: fc.array(level, { minLength: 2, maxLength: 9 }),
        points: fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 9, maxLength: 9 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ criteria, ...rest }): Rubric => {
    const made = criteria.map(({ hurdle, points, ...criterion }, at) => {
      const rising = points.map(Math.abs).sort((a, b) => a - b)
      const levels = criterion.levels.map((one, place) => ({ ...one, id: newId(), points: rising[place] ?? 0 }))
      const hurdleLevelId = hurdle === null ? null : (levels[hurdle % levels.length]?.id ?? null)
      return { ...criterion, id: newId(), code: `C${at + 1}`, hurdleLevelId, levels }
    })
    const cutScore = rest.cutScore === null ? null : Math.abs(rest.cutScore)
    return RubricSchema.parse({ ...rubric(), title: rest.title, cutScore, criteria: made })
  })

describe('a rubric that goes out and comes back', () => {
  test('is the same, by CSV', () => {
    fc.assert(
      fc.property(rubrics, (one) => {
        const back = readCsv(writeCsv(one), [contentOf(one)], newId)
        expect(back.problems).toEqual([])
        expect(back.content).toEqual(contentOf(one))
        expect(back.notes).toEqual([])
      }),
      { numRuns: 300, seed: 175 },
    )
  })

  test('is the same, by CASE', () => {
    fc.assert(
      fc.property(rubrics, (one) => {
        const back = readCase(writeCase(one, ON), [contentOf(one)], newId)
        expect(back.problems).toEqual([])
        expect(back.content).toEqual(contentOf(one))
        expect(back.notes).toEqual([])
      }),
      { numRuns: 300, seed: 175 },
    )
  })

  test('has ids of its own where it comes to another rubric', () => {
    const one = rubric()
    for (const back of [readCsv(writeCsv(one), [], newId), readCase(writeCase(one, ON), [], newId)]) {
      const ids = back.content?.criteria.flatMap(({ id, levels }) => [id, ...levels.map((each) => each.id)]) ?? []
      expect(new Set(ids).size).toBe(15)
      expect(ids).not.toContain(criterionId(1))
      expect(back.content?.criteria[1]?.hurdleLevelId).toBe(back.content?.criteria[1]?.levels[2]?.id)
    }
  })
})

describe('CSV', () => {
  const known = contentOf(rubric())
  const read = (text: string) => readCsv(text, [known], newId)

  test('holds nothing that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(rubrics, (one) => {
        const { data } = Papa.parse<string[]>(writeCsv(one).slice(1), { delimiter: ',' })
        for (const cell of data.flat()) if (!/^-?[\d.e+-]+$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
      { numRuns: 100, seed: 175 },
    )
  })

  test('without ids finds criteria by title, then by code, and levels by title, then by place', () => {
    const { content } = read(
      [
        'code,criterion,level,descriptor,points',
        'C1,Something new,No,n,0',
        'C1,Something new,Yes,y,1',
        'C2,criterion  1,L1,a,0',
        'C2,criterion  1,Between,b,1',
        'C3,Renamed,One,c,0',
        'C3,Renamed,Two,d,1',
        'C3,Renamed,Three,e,2',
        'C3,Renamed,Four,f,3',
      ].join('\n'),
    )
    expect(content?.criteria.map(({ id }) => id).slice(1)).toEqual([criterionId(1), criterionId(3)])
    expect([criterionId(1), criterionId(2), criterionId(3)]).not.toContain(content?.criteria[0]?.id)
    const [, second, third] = content?.criteria ?? []
    expect(second?.levels[0]?.id).toBe(levelId(1, 1))
    expect([2, 3, 4].map((at) => levelId(1, at))).not.toContain(second?.levels[1]?.id)
    expect(third?.levels.map(({ id }) => id)).toEqual([1, 2, 3, 4].map((at) => levelId(3, at)))
  })

  test('an id of another version of this rubric is known, a word of one is not', () => {
    const [first] = known.criteria
    if (!first) throw new Error('There is no criterion.')
    const now = { ...known, criteria: [{ ...first, levels: first.levels.slice(0, 2) }] }
    const file = (id: string, name: string) =>
      ['criterion_id,criterion,level_id,level,points', `${first.id},A,,L1,0`, `${first.id},A,${id},${name},1`].join('\n')
    const levelsOf = (text: string) => readCsv(text, [now, known], newId).content?.criteria[0]?.levels.map(({ id }) => id)
    expect(levelsOf(file(levelId(1, 4), 'x'))).toEqual([levelId(1, 1), levelId(1, 4)])
    // Called as one that was taken out, it is the second of two: that place has an id.
    expect(levelsOf(file('', 'L4'))).toEqual([levelId(1, 1), levelId(1, 2)])
    // A level of another criterion isn't one of this one.
    expect([1, 2, 3].flatMap((n) => [1, 2, 3, 4].map((at) => levelId(n, at)))).not.toContain(
      levelsOf(file(levelId(2, 1), 'x'))?.[1],
    )
  })

  test('is read as German spreadsheets write it', () => {
    const { content, problems } = read(
      'rubric;cut_score;criterion;level;descriptor;points;weight;hurdle\r\nNeu;60 %;A;eins;"x;y";0,5;1,5;\r\nNeu;60 %;A;zwei;z;1,5;1,5;ja\r\n',
    )
    expect(problems).toEqual([])
    expect(content).toMatchObject({
      title: 'Neu',
      cutScore: 0.6,
      criteria: [{ weight: 1.5, levels: [{ points: 0.5 }, { points: 1.5 }] }],
    })
    expect(content?.criteria[0]?.hurdleLevelId).toBe(content?.criteria[0]?.levels[1]?.id)
  })

  test('says where something is wrong, all of it at once, and takes nothing over', () => {
    const { content, problems } = read(
      [
        'cut_score,code,criterion,level,points,weight,hurdle',
        '0.5,C1,A,low,none,1,yes',
        '0.6,C1,A,high,2,heavy,yes',
        ',,,,,,',
        ',,,lost,1,1,',
        '140,C2,B,only,1,1,perhaps',
      ].join('\n'),
    )
    expect(content).toBeNull()
    expect(problems.map(({ code, row }) => [code, row])).toEqual([
      ['two-values', 3],
      ['no-criterion-named', 5],
      ['two-hurdles', 3],
      ['two-values', 3],
      ['not-a-number', 2],
      ['not-a-yes', 6],
      ['level-count', 6],
    ])
    expect(problems[4]).toMatchObject({ criterion: 'C1', field: 'points', value: 'none' })
  })

  test('tells which columns and cells have no place', () => {
    const { notes } = read('criterion,level,points,Owner\nA,low,0,Ada\nA,high,1,,extra')
    expect(notes.filter(({ kind }) => kind === 'not-kept').map(({ field, row }) => [field, row])).toEqual([
      ['Owner', null],
      ['extra', 3],
    ])
  })

  test('a quote that is never closed and a file that is no rubric are told', () => {
    expect(read('criterion,level\nA,"low').problems.map(({ code }) => code)).toContain('unreadable')
    expect(read('hello').problems.map(({ code }) => code)).toEqual(['no-columns'])
    expect(read('criterion,level').problems.map(({ code }) => code)).toEqual(['no-criteria'])
  })

  test('levels that stand highest first are turned round, with their hurdle', () => {
    const { content, notes } = read('criterion,level,points,hurdle\nA,top,2,\nA,mid,1,yes\nA,low,0,')
    const [criterion] = content?.criteria ?? []
    expect(criterion?.levels.map(({ title }) => title)).toEqual(['low', 'mid', 'top'])
    expect(criterion?.hurdleLevelId).toBe(criterion?.levels[1]?.id)
    expect(notes.map(({ kind }) => kind)).toContain('turned-round')
  })
})

describe('CASE', () => {
  const FOREIGN = {
    CFDocument: { title: 'Framework' },
    CFRubrics: [
      {
        identifier: '11111111-1111-4111-8111-111111111111',
        uri: 'https://example.org/r',
        title: 'Essay',
        description: 'How essays are judged',
        lastChangeDateTime: ON,
        CFRubricCriteria: [
          {
            identifier: '22222222-2222-4222-8222-222222222222',
            uri: 'https://example.org/c2',
            lastChangeDateTime: ON,
            category: 'Sources',
            position: 2,
            CFItemURI: { title: 'S1', identifier: '33333333-3333-4333-8333-333333333333', uri: 'https://example.org/i' },
            CFRubricCriterionLevels: [
              {
                identifier: '44444444-4444-4444-8444-444444444444',
                quality: 'Good',
                score: 4,
                position: 1,
                feedback: 'Well done',
              },
              { identifier: '55555555-5555-4555-8555-555555555555', quality: 'Weak', score: 1, position: 2 },
            ],
          },
          {
            category: 'Argument',
            description: 'Does it hold?',
            weight: 2,
            position: 1,
            CFRubricCriterionLevels: [
              { quality: 'Weak', description: 'It falls apart', position: 1 },
              { quality: 'Good', description: 'It holds', position: 2 },
            ],
          },
        ],
      },
      { title: 'Talk', CFRubricCriteria: [] },
    ],
  }

  test('of another program is read, and what has no place is told', () => {
    const { content, notes } = readCase(JSON.stringify(FOREIGN), [], newId)
    expect(content).toMatchObject({
      title: 'Essay',
      cutScore: null,
      criteria: [
        { code: 'C1', title: 'Argument', description: 'Does it hold?', weight: 2, levels: [{ points: 0 }, { points: 1 }] },
        {
          code: 'C2',
          title: 'Sources',
          weight: 1,
          levels: [
            { title: 'Weak', descriptor: 'Weak', points: 1 },
            { title: 'Good', descriptor: 'Good', points: 4 },
          ],
        },
      ],
    })
    expect(notes.map(({ kind, field, criterion }) => [kind, field, criterion])).toEqual([
      ['not-kept', 'CFRubric Talk', null],
      ['not-kept', 'description', null],
      ['not-kept', 'CFItemURI', 'Sources'],
      ['not-kept', 'feedback', 'Sources'],
      ['points-numbered', null, 'Argument'],
      ['turned-round', null, 'Sources'],
      ['weight-assumed', null, 'Sources'],
      ['descriptor-from-title', null, 'Sources'],
    ])
  })

  test('says what CASE 1.1 asks of each record', () => {
    const written = JSON.parse(writeCase(rubric(), ON))
    const [criterion] = written.CFRubricCriteria
    const [first] = criterion.CFRubricCriterionLevels
    for (const record of [written, criterion, first]) {
      expect(record).toMatchObject({
        identifier: expect.any(String),
        lastChangeDateTime: ON,
        uri: `urn:uuid:${record.identifier}`,
      })
    }
    expect(criterion).toMatchObject({ category: 'Criterion 1', weight: 1, position: 1, rubricId: rubric().id })
    expect(first).toMatchObject({ quality: 'L1', score: 0, position: 1, rubricCriterionId: criterionId(1) })
    expect(written.extensions.assay).toEqual({ cutScore: 0.6, version: 1 })
    expect(written.CFRubricCriteria[1].extensions.assay).toEqual({ code: 'C2', hurdleLevelIdentifier: levelId(2, 3) })
  })

  test('that is damaged says where', () => {
    expect(readCase('{', [], newId).problems).toMatchObject([{ code: 'unreadable' }])
    expect(readCase('{"a":1}', [], newId).problems).toMatchObject([{ code: 'no-criteria' }])
    const broken = { CFRubricCriteria: [{ category: 'A', weight: 'much' }] }
    expect(readCase(JSON.stringify(broken), [], newId).problems).toMatchObject([
      { code: 'unreadable', field: 'CFRubricCriteria.0.weight' },
    ])
    const pointing = JSON.parse(writeCase(rubric(), ON))
    pointing.CFRubricCriteria[0].extensions.assay.hurdleLevelIdentifier = newId()
    expect(readCase(JSON.stringify(pointing), [], newId).problems).toMatchObject([{ code: 'no-such-hurdle', criterion: 'C1' }])
  })
})
