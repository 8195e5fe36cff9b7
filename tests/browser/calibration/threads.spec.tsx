import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { pull } from '../store/sample-store'
import { bringRound, openRounds, put, type StagedRounds } from './round-stage'
import { leaveCalibration, showCalibration } from './show-calibration'
import { answer, commentOf, panelRoundOf, readingIn } from './thread-stage'

let staged: StagedRounds
let shown: Awaited<ReturnType<typeof showCalibration>>

beforeEach(async () => {
  await page.viewport(1440, 900)
  staged = await openRounds()
})

afterEach(() => leaveCalibration(shown, staged))

const criterionId = (at: number) => staged.rubric.criteria[at]?.id ?? ''
const thread = (code: string) => page.getByRole('region', { name: `Thread on ${code}`, exact: true })
const reading = () => page.getByRole('region', { name: 'Agreed reading', exact: true })
const cell = (row: number, column: number) =>
  page.getByRole('grid').element().querySelector<HTMLElement>(`[data-at="${row}/${column}"]`)

/** The lead's room with a cell of the fourth criterion chosen. */
async function showLead(options: Parameters<typeof bringRound>[1] = {}) {
  const brought = await bringRound(staged, options)
  shown = await showCalibration(staged.store, `/calibration/${brought.round.id}`)
  await expect.element(page.getByRole('grid')).toBeVisible()
  cell(3, 1)?.click()
  await expect.element(thread('C4')).toBeVisible()
  return brought
}

async function showMember() {
  const round = panelRoundOf(staged.rubric, ['00000000-0000-4000-8000-000000000001'])
  await pull(staged.replica, [
    put('panel-round', round),
    put('round-comment', commentOf(round, criterionId(1), { about: round.exemplars[0]?.submissionId ?? null })),
    put('round-comment', commentOf(round, criterionId(1), { by: null, words: 'The lead says so.' })),
    put('round-reading', readingIn(round, criterionId(1))),
  ])
  shown = await showCalibration(staged.store, `/calibration/${round.id}`)
  await expect.element(page.getByRole('heading', { name: 'November panel' })).toBeVisible()
  return round
}

describe('the lead’s thread of a criterion', () => {
  test('takes a comment by the keyboard, which waits to be sent and then stands there by name of the lead', async () => {
    const { round } = await showLead()
    await userEvent.keyboard('c')
    await expect.element(page.getByRole('textbox', { name: 'Write on C4' })).toHaveFocus()
    await userEvent.keyboard('Range or comparison?{Control>}{Enter}{/Control}')
    await expect.element(thread('C4').getByText('Range or comparison?')).toBeVisible()
    await expect.element(thread('C4').getByText('You (Panel lead)')).toBeVisible()
    await expect.element(thread('C4').getByText('waits to be sent')).toBeVisible()
    await expect.element(page.getByRole('textbox', { name: 'Write on C4' })).toHaveValue('')
    expect(await answer(staged.replica)).toMatchObject([
      { type: 'round.comment', allocationId: round.id, criterionId: criterionId(3), words: 'Range or comparison?', about: null },
    ])
    await expect.element(thread('C4').getByText('waits to be sent')).not.toBeInTheDocument()
  })

  test('calls members by their code until names are asked for', async () => {
    const { round } = await showLead()
    await pull(staged.replica, [put('round-comment', commentOf(round, criterionId(3)))])
    await expect.element(thread('C4').getByText('A-02', { exact: true })).toBeVisible()
    cell(3, 1)?.focus()
    await userEvent.keyboard('{Shift>}n{/Shift}')
    await expect.element(thread('C4').getByText('Bao Tran', { exact: true })).toBeVisible()
  })

  test('keeps what is being written while one looks elsewhere', async () => {
    await showLead()
    await page.getByRole('textbox', { name: 'Write on C4' }).fill('Half a thou')
    cell(0, 0)?.click()
    await expect.element(page.getByRole('textbox', { name: 'Write on C1' })).toHaveValue('')
    cell(3, 1)?.click()
    await expect.element(page.getByRole('textbox', { name: 'Write on C4' })).toHaveValue('Half a thou')
  })

  test('shows what the hub refused with why, until it is put away', async () => {
    await showLead()
    await page.getByRole('textbox', { name: 'Write on C4' }).fill('Too late.')
    await page.getByRole('button', { name: /^Send/ }).click()
    await expect.element(thread('C4').getByText('waits to be sent')).toBeVisible()
    await answer(staged.replica, (id) => ({ id, status: 'rejected', code: 'no-round', message: 'No.' }))
    await expect.element(thread('C4').getByText('The hub knows no such round in which you may write.')).toBeVisible()
    await thread('C4').getByRole('button', { name: 'Put away' }).click()
    await expect.element(thread('C4').getByText('Too late.')).not.toBeInTheDocument()
  })

  test('is there before anybody has scored', async () => {
    const { round } = await bringRound(staged, { state: 'preparing', exemplars: 2 })
    shown = await showCalibration(staged.store, `/calibration/${round.id}`)
    await expect.element(thread('C1')).toBeVisible()
    await page.getByRole('button', { name: /C2 Honest representation/ }).click()
    await expect.element(thread('C2')).toBeVisible()
  })
})

describe('the agreed reading', () => {
  test('is agreed on, replaced and withdrawn', async () => {
    const { round } = await showLead()
    await expect.element(reading().getByText(/Nothing is agreed yet/)).toBeVisible()
    await reading().getByRole('button', { name: 'Agree on a reading' }).click()
    await page.getByRole('textbox', { name: 'Reading of C4' }).fill('A before and after with its spread.')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(reading().getByText('Waits to be sent:')).toBeVisible()
    await expect.element(reading().getByText('A before and after with its spread.')).toBeVisible()
    const [agreed] = await answer(staged.replica)
    expect(agreed).toMatchObject({
      type: 'round.agree',
      criterionId: criterionId(3),
      words: 'A before and after with its spread.',
    })
    const first = readingIn(round, criterionId(3), { id: agreed?.id ?? '', words: 'A before and after with its spread.' })
    await pull(staged.replica, [put('round-reading', first)])
    await expect.element(reading().getByText(/^Agreed /)).toBeVisible()
    await reading().getByRole('button', { name: 'Replace' }).click()
    await expect.element(page.getByRole('textbox', { name: 'Reading of C4' })).toHaveValue(first.words)
    await reading().getByRole('button', { name: 'Cancel' }).click()
    await reading().getByRole('button', { name: 'Withdraw' }).click()
    await expect.element(reading().getByText('That it is withdrawn waits to be sent.')).toBeVisible()
    expect(await answer(staged.replica)).toMatchObject([{ type: 'round.agree', words: null }])
    const ended = { at: '2026-11-21T12:00:00.000Z', by: 'withdrawn' as const }
    await pull(staged.replica, [put('round-reading', { ...first, ended })])
    await expect.element(reading().getByText(/Nothing is agreed yet/)).toBeVisible()
    await expect.element(thread('C4').getByText('The agreed reading was withdrawn')).toBeVisible()
  })

  test('is not lost where it was begun before the kept draft was read', async () => {
    const { preferences } = staged.store
    const read = preferences.get.bind(preferences)
    let letRead = () => {}
    const late = new Promise<void>((resolve) => {
      letRead = resolve
    })
    vi.spyOn(preferences, 'get').mockImplementation(async (name, otherwise) => {
      if (name.startsWith('threads.reading/')) await late
      return read(name, otherwise)
    })
    await showLead()
    await reading().getByRole('button', { name: 'Agree on a reading' }).click()
    await page.getByRole('textbox', { name: 'Reading of C4' }).fill('Typed at once.')
    letRead()
    await read('threads.reading/none', null)
    await expect.element(page.getByRole('textbox', { name: 'Reading of C4' })).toHaveValue('Typed at once.')
    vi.restoreAllMocks()
  })

  test('marks its row in the matrix, as what is said does, in words too', async () => {
    const { round } = await showLead()
    await pull(staged.replica, [
      put('round-comment', commentOf(round, criterionId(3))),
      put('round-comment', commentOf(round, criterionId(3))),
      put('round-reading', readingIn(round, criterionId(3))),
    ])
    await expect
      .element(page.getByRole('rowheader', { name: /^C4 A reading is agreed 2 comments Evidence of effect/ }))
      .toBeVisible()
    await page.getByRole('button', { name: 'Export' }).click()
    await expect.element(page.getByRole('menuitem', { name: 'Agreed readings (CSV)' })).toBeVisible()
  })
})

describe('a member of the panel', () => {
  test('finds their round, reads what is said by codes, and writes', async () => {
    const round = await showMember()
    shown.close()
    shown = await showCalibration(staged.store, '/calibration')
    await page.getByRole('link', { name: /November panel.*2 comments · 1 agreed reading/ }).click()
    await expect.element(page.getByText('You are A-03 in this round')).toBeVisible()
    await expect.element(thread('C2').getByText('The lead says so.')).toBeVisible()
    await expect.element(thread('C2').getByText('Panel lead')).toBeVisible()
    await expect.element(thread('C2').getByText('about 0001-XP')).toBeVisible()
    await userEvent.keyboard('c')
    await userEvent.keyboard('I agree.')
    await page.getByRole('combobox', { name: 'About an exemplar' }).click()
    await page.getByRole('option', { name: 'about 0001-XP' }).click()
    await page.getByRole('button', { name: /^Send/ }).click()
    await expect.element(thread('C2').getByText('You (A-03)')).toBeVisible()
    expect(await answer(staged.replica)).toMatchObject([
      { type: 'round.comment', words: 'I agree.', about: round.exemplars[0]?.submissionId, criterionId: criterionId(1) },
    ])
  })

  test('sees the reading, and has no way to change it', async () => {
    await showMember()
    await expect.element(page.getByText('We read “consistently” as 3 of 3 occasions.').first()).toBeVisible()
    await expect.element(page.getByRole('button', { name: /Agree on|Replace|Withdraw/ })).not.toBeInTheDocument()
  })
})

test('nothing keeps anybody out of the threads, light and dark', async () => {
  await showMember()
  await expect.element(thread('C2')).toBeVisible()
  await atRest(shown.element)
  expect(await barriersIn(shown.element)).toEqual([])
  const lighten = inDark()
  await atRest(shown.element)
  expect(await barriersIn(shown.element)).toEqual([])
  lighten()
})

test('nothing keeps a lead out of them either', async () => {
  const { round } = await showLead({ exemplars: 4 })
  await pull(staged.replica, [
    put('round-comment', commentOf(round, criterionId(3))),
    put('round-reading', readingIn(round, criterionId(3))),
  ])
  await reading().getByRole('button', { name: 'Replace' }).click()
  await atRest(shown.element)
  expect(await barriersIn(shown.element)).toEqual([])
  const lighten = inDark()
  await atRest(shown.element)
  expect(await barriersIn(shown.element)).toEqual([])
  lighten()
})

test('nothing of the threads is cut off in a window of 320 pixels', async () => {
  await page.viewport(320, 800)
  await showMember()
  await expect.element(thread('C2')).toBeVisible()
  expect(shown.element.scrollWidth).toBeLessThanOrEqual(320)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
})
