import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { startFigures } from '../../../renderer/calibration/figures/start-figures'
import { pictureOf } from '../../../renderer/charts/save-picture'
import { roundLevels } from '../../../renderer/calibration/figures/round-levels'
import { distanceMatrix } from '../../../renderer/calibration/matrix/distances'
import { isUnanswerable } from '../../../shared/reliability'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { pull } from '../store/sample-store'
import { bringRound, openRounds, put, type StagedRounds } from './round-stage'
import { leaveCalibration, showCalibration } from './show-calibration'

let staged: StagedRounds
let shown: Awaited<ReturnType<typeof showCalibration>>

beforeEach(async () => {
  await page.viewport(1440, 900)
  staged = await openRounds()
})

afterEach(() => leaveCalibration(shown, staged))

type Brought = Awaited<ReturnType<typeof bringRound>>
const show = async (options: Parameters<typeof bringRound>[1] = {}): Promise<Brought> => {
  const brought = await bringRound(staged, options)
  shown = await showCalibration(staged.store, `/calibration/${brought.round.id}`)
  await expect.element(page.getByRole('heading', { name: 'November panel' })).toBeVisible()
  return brought
}
const grid = () => page.getByRole('grid')
const cell = (row: number, column: number) => grid().element().querySelector<HTMLElement>(`[data-at="${row}/${column}"]`)
const figure = (name: string) => page.getByRole('region', { name, exact: true })

describe('the figures', () => {
  test('come from a worker, each with its interval, what it is called, and by whom', async () => {
    await show()
    await expect.element(figure('Krippendorff α').getByText(/40 units × 3/)).toBeVisible()
    await expect.element(figure('Krippendorff α').getByText(/target \.80 · .*\(Krippendorff 2004\)/)).toBeVisible()
    await expect.element(figure('ICC(2,1)').getByText(/\(Koo & Li 2016\)/)).toBeVisible()
    await expect.element(figure('Weighted κ').getByText(/\(Landis & Koch 1977\)/)).toBeVisible()
    await expect.element(figure('Exact agreement').getByText(/^\d+%$/)).toBeVisible()
  })

  test('say why there are none where one person has scored', async () => {
    await show({ raters: 1 })
    await expect.element(figure('Exact agreement').getByText('Needs two people who have scored.')).toBeVisible()
  })

  test('stay in sight while they are worked out anew, and change with what comes in', async () => {
    const { round, scores } = await show()
    await expect.element(figure('Exact agreement').getByText(/target/)).toBeVisible()
    const value = () => figure('Exact agreement').element().textContent
    const before = value()
    const seen = new Set<string | null>()
    const watcher = new MutationObserver(() => seen.add(shown.element.isConnected ? value() : 'gone'))
    watcher.observe(shown.element, { subtree: true, childList: true, characterData: true })
    const panel = scores.filter(({ personId }) => personId === round.panel[2]?.personId)
    const [first] = scores.filter(({ personId }) => personId === round.panel[0]?.personId)
    await pull(
      staged.replica,
      panel.map((score) => put('round-score', { ...score, scores: first?.scores ?? [] })),
    )
    await expect.poll(value).not.toBe(before)
    watcher.disconnect()
    for (const one of seen) expect(one).toMatch(/%/)
  })

  test('of sixty people and exemplars come from the worker too, and can be stopped', async () => {
    await show()
    const levels = roundLevelsOf(60, 60, 10)
    const told: number[] = []
    const figures = await startFigures(levels, (share) => told.push(share)).figures
    expect(isUnanswerable(figures.panel.alpha)).toBe(false)
    expect(told.at(-1)).toBeGreaterThan(0.8)
    const running = startFigures(levels, () => undefined)
    let isSettled = false
    void running.figures.then(() => {
      isSettled = true
    })
    running.cancel()
    await new Promise((done) => setTimeout(done, 300))
    expect(isSettled).toBe(false)
  })
})

/** Levels of a panel, without a round around them. */
function roundLevelsOf(exemplars: number, raters: number, criteria: number) {
  const size = criteria * exemplars
  const reference = Float64Array.from({ length: size }, (_, at) => (at * 7 + Math.floor(at / 5)) % 4)
  return {
    criteria,
    exemplars,
    raters,
    levelsOf: Array.from({ length: criteria }, () => 4),
    reference,
    panel: Float64Array.from({ length: size * raters }, (_, at) => {
      const level = reference[Math.floor(at / raters)] ?? 0
      return (at * 31) % 11 === 0 ? (level + 1) % 4 : level
    }),
  }
}

describe('the matrix', () => {
  test('writes each mean distance with its sign, in words too', async () => {
    const { round, scores } = await show()
    const levels = roundLevels(round, staged.rubric, scores)
    const { mean } = distanceMatrix(levels, 'reference')[3]?.[1] ?? { mean: 0 }
    expect(mean).toBeLessThan(-0.3)
    await expect.poll(() => cell(3, 1)?.textContent).toBe(`−${Math.abs(mean).toFixed(1)}`)
    expect(cell(3, 1)?.getAttribute('aria-label')).toMatch(/^C4, A-02: .*harsher.*8 exemplars$/)
  })

  test('is walked by the arrow keys, and a cell says why', async () => {
    await show()
    cell(0, 0)?.focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowRight}')
    expect(document.activeElement).toBe(cell(3, 1))
    await userEvent.keyboard('{Enter}')
    const why = page.getByRole('complementary', { name: 'Why they differ' })
    await expect.element(why.getByText(/C4 · A-02 · harsher by/i)).toBeVisible()
    await expect.element(why.getByText(/A-02 on C4: there is no control/)).toBeVisible()
    await expect.element(why.getByText(/Reference on C4: there is no control/)).toBeVisible()
    await expect.element(why.getByText(/After two weeks the median fell \(A-02\)/)).toBeVisible()
    await expect.element(why.getByText(/Design report/).first()).toBeVisible()
    expect(cell(3, 1)?.getAttribute('aria-selected')).toBe('true')
  })

  test('lays two assessors side by side, with the descriptors of their levels, and leads to the desk', async () => {
    const { allocations } = await show()
    cell(3, 1)?.click()
    const why = page.getByRole('complementary', { name: 'Why they differ' })
    await why.getByRole('combobox', { name: 'Beside' }).click()
    await page.getByRole('option', { name: 'A-03' }).click()
    await expect.element(why.getByText(/A-03 on C4: there is no control/)).toBeVisible()
    await expect.element(why.getByText(/Evidence of effect: what/).first()).toBeVisible()
    const href = why.getByRole('link', { name: 'Open the exemplar on the desk' }).element().getAttribute('href')
    expect(allocations.map(({ id }) => `/desk/${id}`)).toContain(href)
    await why.getByRole('button', { name: 'Side by side' }).click()
    const dialog = page.getByRole('dialog', { name: /C4 Evidence of effect/ })
    await expect.element(dialog.getByText(/A-02 on C4/)).toBeVisible()
    await expect.element(dialog.getByText(/A-03 on C4/)).toBeVisible()
  })

  test('compares with the consensus and shows names by a key', async () => {
    await show()
    await expect.element(page.getByRole('columnheader', { name: 'A-01' })).toBeVisible()
    await userEvent.keyboard('b')
    await expect.element(page.getByRole('heading', { name: /the others’ mean/ })).toBeVisible()
    await userEvent.keyboard('{Shift>}n{/Shift}')
    await expect.element(page.getByRole('columnheader', { name: 'Ada Lindqvist' })).toBeVisible()
  })
})

describe('the charts', () => {
  test('have the table that they are drawn from behind them', async () => {
    await show({ exemplars: 10, raters: 5 })
    const severity = page.getByRole('region', { name: 'Severity of assessors', exact: true })
    await severity.getByRole('button', { name: 'As a table' }).click()
    const table = severity.getByRole('table')
    await expect.poll(() => table.getByRole('row').elements().length).toBe(6)
    await expect.element(table.getByRole('columnheader', { name: 'Infit' })).toBeVisible()
  })

  test('become pictures in their own colours', async () => {
    await show({ exemplars: 10, raters: 5 })
    const drawing = () =>
      page.getByRole('region', { name: 'Severity of assessors', exact: true }).element().querySelector('svg[role="img"]')
    await expect.poll(drawing).not.toBeNull()
    const bytes = await pictureOf(drawing() as SVGSVGElement, 'Severity')
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray()
    const colours = new Set<string>()
    for (let at = 0; at < pixels.length; at += 4) colours.add(pixels.slice(at, at + 3).join())
    // The points' blue, on the card's ground.
    expect(colours).toContain('42,90,159')
    expect(colours).toContain('255,255,255')
  })
})

describe('a qualification that is closed', () => {
  test('says who passes, and qualifies them', async () => {
    const { round } = await show({ state: 'closed', mode: 'qualification', raters: 4 })
    const results = page.getByRole('region', { name: 'Who passes' })
    await expect.element(results.getByText('Pass mark: 60% the same, 90% within one')).toBeVisible()
    await results.getByRole('button', { name: 'Qualify' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Qualify' }).click()
    await expect.element(results.getByText('Qualified', { exact: true })).toBeVisible()
    const [sent] = await staged.replica.takeBatch(5)
    expect(sent?.command).toMatchObject({ type: 'person.qualify', allocationId: round.id, until: null })
  })
})

test('nothing keeps anybody out of a round, light and dark', async () => {
  await show({ exemplars: 10, raters: 5 })
  await expect.element(figure('Exact agreement').getByText(/target/)).toBeVisible()
  cell(3, 1)?.click()
  await expect.element(page.getByText(/A-02 on C4/).first()).toBeVisible()
  await atRest(shown.element)
  expect(await barriersIn(shown.element)).toEqual([])
  const lighten = inDark()
  await atRest(shown.element)
  expect(await barriersIn(shown.element)).toEqual([])
  lighten()
})

test.each([320, 720])('nothing is cut off in a window of %d pixels', async (width) => {
  await page.viewport(width, 800)
  await show({ exemplars: 4, raters: 5 })
  await expect.element(figure('Exact agreement').getByText(/target|Needs/)).toBeVisible()
  expect(shown.element.scrollWidth).toBeLessThanOrEqual(width)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
})
