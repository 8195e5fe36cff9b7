import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { findPosition, findQuote, type ScoreReport, type Survey } from '../../../shared/domain'
import { evidenceItem, markWords, rubric, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const PATIENCE = { timeout: 15_000 }
const evaluation = evidenceItem({ kind: 'self-evaluation', mediaType: 'application/json', title: 'Self-evaluation' })
const exam = evidenceItem({ kind: 'exam-result', mediaType: 'application/json', title: 'Exam' })
const bytesOf = (content: unknown) => new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
const article = () => viewer.element.querySelector('article')
const text = () => article()?.textContent ?? ''
const sectionOf = (heading: string) =>
  [...viewer.element.querySelectorAll('section section, article > section')].find((one) =>
    one.querySelector('h3')?.textContent?.startsWith(heading),
  )?.textContent ?? ''

const survey: Survey = {
  format: 'assay-survey/1',
  title: 'Self-evaluation',
  answeredOn: '2026-11-12',
  answers: [
    { id: 'q1', criterionCode: null, kind: 'text', question: 'Anything else?', text: 'No, thank you.' },
    { id: 'q2', criterionCode: 'C2', kind: 'level', question: 'How honest is it?', level: 2 },
    { id: 'q3', criterionCode: 'C10', kind: 'text', question: 'An old question?', text: 'Long ago.' },
    { id: 'q4', criterionCode: 'C2', kind: 'text', question: 'Where did you doubt?', text: 'On 16 April, at the second chart.' },
    {
      id: 'q5',
      criterionCode: 'C1',
      kind: 'choice',
      question: 'How much is yours?',
      options: ['half', 'most', 'all'],
      chosen: ['most'],
    },
  ],
}
const [c1, c2] = rubric.criteria
const mine = (at: 0 | 1) => ({ [c2!.id]: c2!.levels[at]!.id })

describe('a self-evaluation', () => {
  test('has its answers under the criterion that they speak to, the others at the end', async () => {
    viewer = await showViewer(evaluation, bytesOf(survey))
    await expect.poll(text, PATIENCE).toContain('On 16 April')
    const headings = [...article()!.querySelectorAll('h3')].map(({ textContent }) => textContent)
    expect(headings).toEqual([`C1 ${c1!.title}`, `C2 ${c2!.title}`, 'C10Not in this rubric', 'Other answers'])
    expect(sectionOf('C2')).toContain('On 16 April, at the second chart.')
    expect(sectionOf('Other answers')).toContain('No, thank you.')
  })

  test.each([
    ['none yet', {}, 'You haven’t set a level here yet.'.replace('’', "'")],
    ['the same', mine(1), 'You agree.'],
    ['a lower one', mine(0), 'One level higher than yours.'],
  ])('says how the candidate’s level stands to the assessor’s: %s', async (_, levels, words) => {
    viewer = await showViewer(evaluation, bytesOf(survey), { levels })
    await expect.poll(text, PATIENCE).toContain('On 16 April')
    expect(sectionOf('C2')).toContain('2 Proficient')
    expect(sectionOf('C2')).toContain(words)
  })

  test('follows the assessor’s level when it is set', async () => {
    viewer = await showViewer(evaluation, bytesOf(survey))
    await expect.poll(text, PATIENCE).toContain('On 16 April')
    viewer.change({ levels: mine(0) })
    await expect.poll(() => sectionOf('C2')).toContain('One level higher than yours.')
  })

  test('says of a level that the rubric doesn’t have that it hasn’t', async () => {
    viewer = await showViewer(evaluation, bytesOf({ ...survey, answers: [{ ...survey.answers[1], level: 7 }] }), {
      levels: mine(1),
    })
    await expect.poll(text, PATIENCE).toContain("Level 7 doesn't exist: this rubric has 2.")
  })

  test('tells the option that was chosen from the others', async () => {
    viewer = await showViewer(evaluation, bytesOf(survey))
    await expect.poll(text, PATIENCE).toContain('How much is yours?')
    const chosen = [...article()!.querySelectorAll('li')].filter((option) => option.querySelector('[aria-label="Chosen"]'))
    expect(chosen.map(({ textContent }) => textContent)).toEqual(['most'])
  })

  test('has words that can be marked; selectors count in the candidate’s words alone', async () => {
    viewer = await showViewer(evaluation, bytesOf(survey), { tool: 'highlight' })
    await expect.poll(text, PATIENCE).toContain('On 16 April')
    await markWords(viewer, article()!, 'the second chart')
    const { selectors } = viewer.annotations[0]!
    expect(findQuote(selectors)).toMatchObject({
      exact: 'the second chart',
      prefix: ' Where did you doubt? On 16 April, at '.slice(-32),
    })
    await expect.poll(() => viewer.element.querySelectorAll('.assay-mark').length).toBe(1)
  })

  test('is searched, and what was found is marked by a key', async () => {
    viewer = await showViewer(evaluation, bytesOf(survey))
    await expect.poll(text, PATIENCE).toContain('On 16 April')
    await userEvent.keyboard('{Control>}f{/Control}doubt')
    await expect.poll(() => viewer.element.querySelector('output')?.textContent).toBe('1 of 1')
    await userEvent.keyboard('{Escape}u')
    await expect.poll(() => findPosition(viewer.annotations[0]?.selectors ?? [])).not.toBeNull()
    expect(viewer.annotations[0]!.shape).toBe('underline')
  })
})

const report: ScoreReport = {
  format: 'assay-score-report/1',
  exam: { name: 'Practice examination', provider: 'The academy', form: 'B', takenOn: '2026-05-22', durationMinutes: 90 },
  candidateReference: 'BA-17',
  sections: [
    {
      name: 'Feedback',
      criterionCodes: ['C2'],
      score: 21,
      maximum: 25,
      cutScore: 15,
      items: [{ id: 'A1', topic: 'One next step', points: 4, maximum: 5 }],
    },
    { name: 'Law', criterionCodes: ['C9'], score: 9, maximum: 25, cutScore: 13, items: [] },
  ],
  total: { score: 58, maximum: 75, cutScore: 46, standardError: 3.1, passed: true },
  proctoring: {
    mode: 'remote',
    place: 'at home',
    notes: [
      { at: '00:41', severity: 'information', note: 'Fire alarm test.' },
      { at: '01:02', severity: 'attention', note: 'Left the camera for two minutes.' },
    ],
  },
}
const total = (change: Partial<ScoreReport['total']>) => ({ ...report, total: { ...report.total, ...change } })

describe('the result of an exam', () => {
  test('tells for each section its score, and whether its cut was reached', async () => {
    viewer = await showViewer(exam, bytesOf(report))
    await expect.poll(text, PATIENCE).toContain('21 of 25')
    expect(text()).toContain('Cut score of 15 reached, 6 above.')
    expect(text()).toContain('Cut score of 13 missed by 4.')
    expect(article()!.querySelector('table')?.textContent).toContain('One next step')
    expect(article()!.querySelector('table')?.textContent).toContain('4 of 5')
  })

  test('tells what its standard error means', async () => {
    viewer = await showViewer(exam, bytesOf(report))
    await expect.poll(text, PATIENCE).toContain('the true score lies between 54.9 and 61.1')
  })

  test.each([
    [{ score: 48 }, 'within one standard error'],
    [{ score: 50 }, 'within two standard errors'],
    [{ score: 43, passed: false }, 'within one standard error'],
    [{ score: 58 }, 'more than two standard errors away'],
    [{ standardError: 0 }, 'nobody can say how sure'],
    [{ score: 40, passed: true }, 'counts it as passed although'],
    [{ score: 60, passed: false }, 'counts it as not passed although'],
  ])('says how sure %j is', async (change, words) => {
    viewer = await showViewer(exam, bytesOf(total(change)))
    await expect.poll(text, PATIENCE).toContain(words)
  })

  test('has the proctor’s notes with their weight', async () => {
    viewer = await showViewer(exam, bytesOf(report))
    await expect.poll(text, PATIENCE).toContain('Fire alarm test.')
    const notes = [...article()!.querySelectorAll('ol > li')].map(({ textContent }) => textContent)
    expect(notes[0]).toContain('For information')
    expect(notes[1]).toContain('Needs attention')
    expect(notes[1]).toContain('at 01:02')
  })

  test('has words that can be marked', async () => {
    viewer = await showViewer(exam, bytesOf(report), { tool: 'comment' })
    await expect.poll(text, PATIENCE).toContain('Left the camera')
    await markWords(viewer, article()!, 'Left the camera')
    expect(findQuote(viewer.annotations[0]!.selectors)?.exact).toBe('Left the camera')
  })
})

describe('a record that can’t be read', () => {
  test.each([
    ['of a later version', { format: 'assay-survey/2', answers: [] }, 'It calls itself “assay-survey/2”'],
    ['that says not what it is', { hello: 1 }, "It doesn't say what it is"],
    ['of another kind of JSON', [1, 2], "It doesn't say what it is"],
    ['with something missing', { ...survey, answeredOn: 'yesterday' }, "doesn't fit its format: answeredOn"],
    ['with an impossible answer', { ...survey, answers: [{ ...survey.answers[1], level: 0 }] }, 'answers.0.level'],
    ['that is cut off', '{"format": "assay-survey/1"', 'no complete record'],
    ['that is empty', '', 'This file is empty'],
    ['that reaches for prototypes', '{"__proto__": {"format": "assay-survey/1"}}', "It doesn't say what it is"],
  ])('%s says so, and can be saved', async (_, content, words) => {
    viewer = await showViewer(evaluation, bytesOf(content))
    await expect.poll(() => viewer.element.textContent, PATIENCE).toContain(words)
    ;[...viewer.element.querySelectorAll('button')].find(({ textContent }) => textContent === 'Save a copy')!.click()
    expect(viewer.calls.onSaveCopy).toHaveBeenCalledOnce()
  })

  test('is shown as it stands, and its markup stays text', async () => {
    viewer = await showViewer(evaluation, bytesOf('{"format": "<img src=x onerror=alert(1)>"}'))
    await expect.poll(() => viewer.element.querySelector('pre')?.textContent, PATIENCE).toContain('<img src=x')
    expect(viewer.element.querySelector('img')).toBeNull()
  })
})
