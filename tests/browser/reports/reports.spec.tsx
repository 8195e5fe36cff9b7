import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type CriterionFigures, newId, type Report, type Rubric } from '../../../shared/domain'
import { AssayDatabase } from '../../../renderer/store/database'
import { put } from '../calibration/round-stage'
import { answer, panelRoundOf, readingIn } from '../calibration/thread-stage'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { openSampleStore, pull } from '../store/sample-store'
import { showReports } from './show-reports'

let staged: Awaited<ReturnType<typeof openSampleStore>>
let rubric: Rubric
let shown: Awaited<ReturnType<typeof showReports>>

beforeEach(async () => {
  await page.viewport(1280, 1200)
  staged = await openSampleStore(1)
  const [first] = staged.world.rubrics
  if (!first) throw new Error('the sample has one')
  rubric = first
})

afterEach(async () => {
  shown.close()
  await staged.store.close()
  staged.replica.close()
  document.body.replaceChildren()
})

const figures = (value: number, change: Partial<CriterionFigures> = {}): CriterionFigures => ({
  ...{ pieces: 11, exact: 0.55, lean: { value, low: value - 0.2, high: value + 0.2 }, rare: [] },
  ...change,
})

/** A report of seeds: the first criterion is read alike, the second lower and with a rare level, of the third there is too little. */
function reportOf(change: Partial<Report> = {}): Report {
  const said = [figures(0, { exact: 0.91 }), figures(-0.6, { exact: 0.36, rare: [{ id: newId(), title: 'Exemplary' }] }), null]
  const titles = ['Audience and purpose', 'Evidence of effect', 'Reproducible work']
  return {
    id: newId(),
    achievementId: rubric.achievementId,
    achievementName: 'Open data report',
    rubricId: rubric.id,
    rubricVersion: rubric.version,
    mode: 'seeding',
    roundId: null,
    roundName: null,
    handedOutAt: '2026-11-23T09:00:00.000Z',
    privateUntil: '2099-11-30',
    isRead: false,
    ...{ pieces: 11, levels: 22, exact: 0.64, oneAway: 0.32 },
    lean: { value: -0.3, low: -0.5, high: -0.1 },
    criteria: titles.map((title, at) => ({
      id: rubric.criteria[at]?.id ?? newId(),
      code: `C${at + 1}`,
      title,
      figures: said[at] ?? null,
    })),
    ...change,
  }
}

const card = (name: string) => page.getByRole('region', { name, exact: true })

describe('a report on one’s own scoring', () => {
  test('is announced in the queue, opened by the keyboard, and told once to the hub as opened', async () => {
    const report = reportOf()
    await pull(staged.replica, [
      put('report', report),
      put('report', reportOf({ privateUntil: null, roundId: newId(), roundName: 'November' })),
    ])
    shown = await showReports(staged.store, '/queue')
    const notice = page.getByRole('status').filter({ hasText: 'A report on your own scoring' })
    await expect.element(notice).toHaveTextContent(/only you see it until .*2099, or until you open it\. 1 more is unread\./)
    const link = notice.getByRole('link', { name: 'Read it' })
    ;(link.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Open data report')
    expect(shown.path()).toBe(`/reports/${report.id}`)
    await expect.poll(async () => (await staged.store.reports.report(report.id))?.report.isRead).toBe(true)
    await staged.store.reports.read(report.id)
    expect(await answer(staged.replica)).toMatchObject([
      { type: 'report.read', allocationId: report.id, basedOn: { rubricId: rubric.id, rubricVersion: rubric.version } },
    ])
    await pull(staged.replica, [put('report', { ...report, isRead: true })])
    await staged.store.reports.read(report.id)
    expect(await staged.replica.takeBatch(5)).toEqual([])
    expect((await staged.store.reports.all()).map(({ isRead }) => isRead)).toContain(false)
  })

  test('says what goes well first, then where to look with the panel’s reading, then the figures', async () => {
    const before = reportOf({ handedOutAt: '2026-10-23T09:00:00.000Z', exact: 0.6, isRead: true })
    const report = reportOf()
    const joined = panelRoundOf(rubric, [], { name: 'October panel' })
    await pull(staged.replica, [
      ...[before, report].map((body) => put('report', body)),
      put('panel-round', joined),
      put('round-reading', readingIn(joined, rubric.criteria[1]?.id ?? '')),
    ])
    shown = await showReports(staged.store, `/reports/${report.id}`)
    await expect.element(card('What goes well')).toHaveTextContent(/hardly ever more than one level away/)
    await expect.element(card('What goes well')).toHaveTextContent('You read C1 Audience and purpose as the reference does.')
    const look = card('Where to look')
    await expect
      .element(look)
      .toHaveTextContent('You read C2 Evidence of effect lower than the reference, by 0.6 levels on average (11 pieces).')
    await expect.element(look).toHaveTextContent('you hardly use a level that the reference gave several times: Exemplary.')
    await expect.element(look).toHaveTextContent('64% exactly, after 60%. That is no more than chance brings.')
    await expect.element(look).toHaveTextContent('Too few to say: C3 Reproducible work. From 8 pieces on')
    await expect.element(card('What you could do')).toHaveTextContent('We read “consistently” as 3 of 3 occasions.')
    await expect
      .element(page.getByRole('link', { name: 'agreed in “October panel”' }))
      .toHaveAttribute('href', `/calibration/${joined.id}`)
    await expect.element(page.getByRole('row', { name: /C2 Evidence of effect/ })).toHaveTextContent('1136%−0.6−0.8 to −0.4')
    await expect.element(page.getByRole('row', { name: /C3/ })).toHaveTextContent('too few to say')
    await expect.element(card('Who sees this')).toHaveTextContent('Which pieces they were isn’t told')
    const order = [...shown.element.querySelectorAll('h2')].map(({ textContent }) => textContent)
    expect(order).toEqual(['What goes well', 'Where to look', 'What you could do', 'The figures', 'Who sees this'])
    await userEvent.keyboard('{Backspace}')
    expect(shown.path()).toBe('/reports')
  })

  test('stands in a list that is walked through by keys, and says so where there is none', async () => {
    shown = await showReports(staged.store, '/reports')
    await expect.element(page.getByText('No report yet')).toBeVisible()
    const older = reportOf({
      handedOutAt: '2026-10-23T09:00:00.000Z',
      isRead: true,
      privateUntil: null,
      roundId: newId(),
      roundName: 'October panel',
      mode: 'practice',
    })
    const report = reportOf()
    await pull(
      staged.replica,
      [older, report].map((body) => put('report', body)),
    )
    await expect.element(page.getByRole('link', { name: /October panel · 11 exemplars/ })).toBeVisible()
    await userEvent.keyboard('jj')
    await userEvent.keyboard('{Enter}')
    expect(shown.path()).toBe(`/reports/${older.id}`)
    await expect.element(card('Who sees this')).toHaveTextContent('as they did while it was open')
    await pull(staged.replica, [{ op: 'remove', kind: 'report', id: older.id }])
    await expect.element(page.getByText('This report isn’t here')).toBeVisible()
  })

  test('lies sealed, and goes where a re-read no longer brings it', async () => {
    await pull(staged.replica, [put('report', reportOf())])
    shown = await showReports(staged.store, '/reports')
    const db = new AssayDatabase(staged.account.database)
    const rows = await db.reports.toArray()
    const plain = JSON.stringify(rows.map((row) => ({ ...row, sealed: new TextDecoder().decode(row.sealed) })))
    for (const words of ['Open data report', 'Exemplary', 'exact']) expect(plain).not.toContain(words)
    db.close()
    await staged.replica.beginReread()
    await pull(staged.replica, [])
    await staged.replica.finishReread()
    expect(await staged.store.reports.all()).toEqual([])
  })

  test.each(['light', 'dark'])(
    'has nothing in the %s scheme that axe finds, on a wide and on a narrow screen',
    async (scheme) => {
      const before = reportOf({ handedOutAt: '2026-10-23T09:00:00.000Z', exact: 0.2 })
      const report = reportOf()
      await pull(
        staged.replica,
        [before, report].map((body) => put('report', body)),
      )
      shown = await showReports(staged.store, '/queue')
      await expect.element(page.getByRole('link', { name: 'Read it' })).toBeVisible()
      const toLight = scheme === 'dark' ? inDark() : () => undefined
      try {
        await atRest(shown.element)
        expect(await barriersIn(shown.element)).toEqual([])
        await page.getByRole('link', { name: 'Read it' }).click()
        await expect.element(card('The figures')).toBeVisible()
        for (const width of [1280, 320]) {
          await page.viewport(width, 1200)
          await atRest(shown.element)
          expect(await barriersIn(shown.element)).toEqual([])
          expect(shown.element.scrollWidth).toBeLessThanOrEqual(width)
        }
        await userEvent.keyboard('{Backspace}')
        await expect.element(page.getByRole('link', { name: /Among your work/ }).first()).toBeVisible()
        await atRest(shown.element)
        expect(await barriersIn(shown.element)).toEqual([])
      } finally {
        toLight()
      }
    },
  )
})
