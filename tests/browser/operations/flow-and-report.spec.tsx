import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FlowTab } from '../../../renderer/operations/flow'
import { ForecastTab } from '../../../renderer/operations/forecast'
import { ReportMenu } from '../../../renderer/operations/report'
import { DEFAULT_SETTINGS } from '../../../renderer/operations/settings'
import type { FlowAnswer, TurnaroundAnswer } from '../../../shared/protocol'
import { stagedAnswers } from '../charts/staged-answers'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { makeAchievement } from '../store/sample-store'
import { openActing } from './acting-stage'

type Saved = { fileName: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }

let acting: Awaited<ReturnType<typeof openActing>>
let saved: Saved[] = []
let answering: ReturnType<typeof setInterval> | undefined

beforeEach(async () => {
  await page.viewport(1280, 1000)
  saved = []
  Object.assign(window, {
    assay: {
      async saveCopy(copy: Saved) {
        saved.push(copy)
        return { saved: true }
      },
    },
  })
  acting = await openActing()
})

afterEach(async () => {
  clearInterval(answering)
  await acting.close()
  Object.assign(window, { assay: undefined })
})

const chart = (name: string) => page.getByRole('region', { name, exact: true })
const reading = (name: string) => chart(name).getByRole('slider')

describe('flow', () => {
  const { flow, turnaround, loads } = stagedAnswers(300)
  const show = () =>
    acting.show(<FlowTab flow={flow} turnaround={turnaround} loads={loads} measure="calendar" name="Operations" />)

  test('is read value by value with the keyboard, in words', async () => {
    await show()
    const open = (at: number) => Object.values(flow.days.at(at)?.open ?? {}).reduce((sum, count) => sum + count, 0)
    await expect
      .element(reading('Cumulative flow'))
      .toHaveAttribute('aria-valuetext', expect.stringContaining(`: ${open(-1)} open.`))
    ;(reading('Cumulative flow').element() as HTMLElement).focus()
    await userEvent.keyboard('{Home}')
    await expect.element(reading('Cumulative flow')).toHaveAttribute('aria-valuetext', expect.stringMatching(`26 Aug|Aug 26`))
    await expect
      .element(reading('Cumulative flow'))
      .toHaveAttribute('aria-valuetext', expect.stringContaining(`: ${open(0)} open.`))
    await userEvent.keyboard('{PageDown}{ArrowRight}')
    await expect
      .element(reading('Cumulative flow'))
      .toHaveAttribute('aria-valuetext', expect.stringContaining(`: ${open(11)} open.`))
    await expect.element(chart('Cumulative flow').getByText(`: ${open(11)} open.`)).toBeVisible()
    ;(reading('Work in progress by assessor').element() as HTMLElement).focus()
    await userEvent.keyboard('{End}')
    const least = [...loads]
      .filter((load) => load.open > 0)
      .sort((a, b) => b.open - a.open)
      .at(-1)
    await expect
      .element(reading('Work in progress by assessor'))
      .toHaveAttribute('aria-valuetext', expect.stringContaining(`${least?.name} has ${least?.open}`))
  })

  test('says why open work, pace and time do not agree, and has a table behind each chart', async () => {
    await show()
    const law = chart('Do open work, pace and time agree?')
    await expect.element(law.getByText(/There is more open work than at the beginning/)).toBeVisible()
    await expect.element(law.getByText(/What is open has grown older, on the mean from 3\.1 to 6\.4 days/)).toBeVisible()
    await chart('Age of open work').getByRole('button', { name: 'As a table' }).click()
    await expect.element(chart('Age of open work').getByRole('columnheader', { name: /^older than/ })).toBeVisible()
    await chart('Cumulative flow')
      .getByRole('button', { name: /as CSV/ })
      .click()
    await expect.poll(() => saved.length).toBe(1)
    const lines = new TextDecoder().decode(saved[0]?.bytes).trim().split('\r\n')
    expect(lines).toHaveLength(flow.days.length + 1)
    await chart('Cumulative flow')
      .getByRole('button', { name: /as a picture/ })
      .click()
    await page.getByRole('menuitem', { name: 'SVG, for print' }).click()
    await expect.poll(() => saved.length).toBe(2)
    const svg = new TextDecoder().decode(saved[1]?.bytes)
    const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml')
    expect(drawing.querySelector('parsererror')).toBeNull()
    expect(svg).not.toMatch(/var\(--|class=|https?:\/\/(?!www\.w3\.org)/)
    expect([...drawing.querySelectorAll('text')].map((text) => text.textContent)).toContain('Operations · Cumulative flow')
  })

  test('shuts nobody out, light and dark, and fits 320 pixels', async () => {
    await show()
    await expect.element(reading('Cumulative flow')).toBeVisible()
    await atRest(acting.element)
    expect(await barriersIn(acting.element)).toEqual([])
    const light = inDark()
    await atRest(acting.element)
    expect(await barriersIn(acting.element)).toEqual([])
    light()
    await page.viewport(320, 700)
    await expect.poll(() => acting.element.scrollWidth).toBeLessThanOrEqual(320)
    for (const svg of acting.element.querySelectorAll('svg')) expect(svg.getBoundingClientRect().right).toBeLessThanOrEqual(320)
  })
})

describe('the forecast', () => {
  const { flow } = stagedAnswers(300)
  const show = (of: FlowAnswer = flow, assessors: number | null = 10) =>
    acting.show(<ForecastTab flow={of} assessors={assessors} name="Operations" />)
  const sure = (name: string) =>
    chart(name)
      .getByText(/85 % sure$/)
      .first()

  test('compares what is with what would be, and remembers what was asked', async () => {
    await show()
    await expect.element(sure('As now')).toBeVisible()
    await expect.element(sure('+ 2 assessors')).toBeVisible()
    await expect.element(chart('+ 30% arrivals').getByText('not before', { exact: false }).first()).toBeVisible()
    // By when, without the name of what is asked.
    const said = (name: string) => chart(name).element().textContent?.replace(name, '')
    const before = said('+ 2 assessors')
    await page.getByRole('textbox', { name: 'Assessors more or fewer' }).fill('9')
    await expect.element(sure('+ 9 assessors')).toBeVisible()
    await expect.poll(() => said('+ 9 assessors')).not.toBe(before)
    await acting.show(<p>elsewhere</p>)
    await expect.element(page.getByText('elsewhere')).toBeVisible()
    await show()
    await expect.element(sure('+ 9 assessors')).toBeVisible()
  })

  test('tells how much is decided by a date, and what it assumes', async () => {
    await show()
    const by = chart('How much is done by a date')
    await expect.element(by.getByText('20 working days')).toBeVisible()
    const counts = () =>
      [...by.element().querySelectorAll('tbody tr:first-child td')].map((cell) => Number(cell.textContent?.replace(/\D/g, '')))
    await expect.poll(counts).toHaveLength(4)
    const [likely = 0, , , nearlySure = 0] = counts()
    expect(likely).toBeGreaterThanOrEqual(nearlySure)
    expect(nearlySure).toBeGreaterThan(0)
    await by.getByLabelText('By the end of').fill('2026-11-20')
    await expect.element(by.getByText(/^A date from/)).toBeVisible()
    const assumed = chart('What it assumes')
    await expect.element(assumed.getByText(/10,000 runs \(seed 1\).*last 62 working days/)).toBeVisible()
    await expect.element(assumed.getByText(/Europe\/Lisbon/)).toBeVisible()
  })

  test('is not made of a history that says too little, nor where nothing is open', async () => {
    const short = { ...flow, days: flow.days.slice(-9) }
    await show(short)
    await expect.element(page.getByText(/needs at least 10 working days/)).toBeVisible()
    await show({ ...flow, days: flow.days.map((day) => ({ ...day, open: {} })) })
    await expect.element(page.getByText('No work is open: there is nothing to clear.')).toBeVisible()
  })
})

describe('the monthly report', () => {
  const long = 'Facilitating difficult conversations between teams that have never met — an introduction for clinicians'
  const names = [makeAchievement({ name: long }), makeAchievement({ name: 'Reproducible analysis in Python' })]
  const byId = new Map(names.map((one) => [one.id, one]))

  /** As the hub would, for whatever is asked. */
  const answerAll = (decided: number) => {
    const { flow, turnaround } = stagedAnswers(decided)
    const groups = turnaround.groups.map((group, at) => ({
      ...group,
      achievementId: at === 0 ? null : (names[at - 1]?.id ?? null),
    }))
    answering = setInterval(() => {
      void acting.replica.figures.next().then(async (asked) => {
        if (!asked) return
        const { question } = asked
        if (question.about === 'turnaround') await asked.answered({ ...turnaround, groups } satisfies TurnaroundAnswer)
        else if (question.about === 'flow') await asked.answered(flow)
        else await asked.failed()
      })
    }, 50)
  }
  const make = async (decided: number, language: 'en' | 'de', sheet: 'A4' | 'Letter') => {
    answerAll(decided)
    const about = { achievementId: null, byId, settings: DEFAULT_SETTINGS, change: () => undefined }
    await acting.show(<ReportMenu about={about} name="Operations" />, language)
    await page.getByRole('button', { name: language === 'en' ? 'Report' : 'Bericht' }).click()
    await page.getByRole('menuitem', { name: /PDF/ }).click()
    await page.getByText(sheet, { exact: true }).click()
    const save = page.getByRole('button', { name: language === 'en' ? 'Save PDF' : 'PDF speichern' })
    await expect.element(save).not.toHaveAttribute('aria-disabled', 'true')
    await expect
      .poll(() => document.querySelectorAll('[data-chart] [role="slider"] svg').length)
      .toBe(decided >= 5 ? 4 : decided > 0 ? 1 : 0)
    await save.click()
    await expect.poll(() => saved.length, { timeout: 30_000 }).toBe(1)
    return saved[0] as Saved
  }

  test('is a tagged PDF with every chart as a figure that says what it shows', async () => {
    const { fileName, mediaType, bytes } = await make(300, 'en', 'Letter')
    expect(fileName).toMatch(/^Operations .*2026.* All achievements\.pdf$/)
    expect(mediaType).toBe('application/pdf')
    const pdf = await PDFDocument.load(bytes)
    expect(pdf.getPages().map((sheet) => [sheet.getWidth(), sheet.getHeight()])).toContainEqual([612, 792])
    const figures: string[] = []
    for (const [, object] of pdf.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict) || object.get(PDFName.of('S')) !== PDFName.of('Figure')) continue
      figures.push(String(object.lookup(PDFName.of('Alt'))))
      expect(object.lookup(PDFName.of('K'))).toBeInstanceOf(PDFArray)
    }
    expect(figures).toHaveLength(4)
  })

  test('of very much work, in German', async () => {
    const { fileName } = await make(100_000, 'de', 'A4')
    expect(fileName).toMatch(/^Betrieb .*\.pdf$/)
  })

  test('of nothing says so instead of drawing it', async () => {
    const { bytes } = await make(0, 'en', 'A4')
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(1)
  })
})
