import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AlertsTab } from '../../../renderer/operations/alerts'
import type { Figure } from '../../../renderer/store'
import { type Alert, type AlertRule, type AlertTerms, newId, type ReportMail } from '../../../shared/domain'
import type { OperationsToday } from '../../../shared/protocol'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { pull } from '../store/sample-store'
import { CALENDAR, openActing, TODAY } from './acting-stage'

/** As soon as it is so, on a busy machine too. */
const soon = <Answer,>(check: () => Answer | Promise<Answer>) => vi.waitFor(check, { timeout: 30_000 })

let staged: Awaited<ReturnType<typeof openActing>>

beforeEach(async () => {
  await page.viewport(1100, 900)
  staged = await openActing()
})
afterEach(() => staged.close())

const achievement = () => staged.world.achievements[0]!
const dialog = () => page.getByRole('dialog')
const at = '2026-11-23T09:00:00.000Z'

/** Forty open, six of them late. */
const figureOf = (change: Partial<OperationsToday> = {}): Figure<OperationsToday> => ({
  state: 'fresh',
  answeredAtMs: Date.parse(at),
  news: null,
  answer: {
    asOf: at,
    calendar: CALENDAR,
    today: TODAY,
    sendsMail: true,
    soonWorkingDays: 2,
    achievements: [
      {
        achievementId: achievement().id,
        promiseWorkingDays: 10,
        assessors: 3,
        arrivedToday: 0,
        leftToday: 0,
        arrivedInWeek: 0,
        leftInWeek: 0,
      },
    ],
    open: [
      {
        achievementId: achievement().id,
        stage: 'waiting-first',
        inTime: 30,
        soon: 4,
        late: 6,
        oldestReceivedAt: '2026-11-02T09:00:00.000Z',
      },
    ],
    delays: [],
    loads: [],
    ...change,
  },
})

const show = (figure = figureOf(), language: 'en' | 'de' = 'en') =>
  staged.show(<AlertsTab figure={figure} achievements={staged.world.achievements} />, language)

const terms: AlertTerms = {
  name: 'Much is late',
  measure: 'late-share',
  achievementId: null,
  over: 10,
  remindEveryDays: null,
  desktop: true,
  emails: ['one@example.org', 'two@example.org'],
  language: 'en',
  webhook: 'https://hooks.example.org/assay',
  quietHours: null,
  quietOnFreeDays: false,
}
const ruleOf = (change: Partial<AlertRule> = {}): AlertRule => ({
  id: newId(),
  terms,
  isSigned: true,
  setAt: at,
  state: 'firing',
  since: at,
  lastTrouble: { at, channel: 'email', code: 'smtp-550', attempts: 3, waiting: 1 },
  ...change,
})
const alertOf = (ruleId: string, change: Partial<Alert> = {}): Alert => ({
  id: newId(),
  ruleId,
  name: 'Much is late',
  measure: 'late-share',
  achievementId: null,
  over: 10,
  firedAt: at,
  value: 15.25,
  n: 40,
  clearedAt: null,
  toldAt: at,
  timesTold: 1,
  desktop: true,
  ...change,
})
const mailOf = (): ReportMail => ({
  id: newId(),
  terms: {
    rhythm: { every: 'month', day: 1 },
    hour: 8,
    emails: ['board@example.org'],
    achievementId: achievement().id,
    language: 'de',
  },
  nextAt: '2026-12-01T07:00:00.000Z',
  lastSentTo: '2026-10-31',
  lastTrouble: null,
})

async function fill(): Promise<{ rule: AlertRule; mail: ReportMail }> {
  const rule = ruleOf()
  const others = [
    ruleOf({ state: 'quiet', lastTrouble: null, terms: { ...terms, name: 'Queue', measure: 'queue', over: 400 } }),
    ruleOf({ state: 'too-little', lastTrouble: null, terms: { ...terms, name: 'Drift', measure: 'drift', over: 20 } }),
  ]
  const alerts = [
    alertOf(rule.id),
    alertOf(rule.id, { firedAt: '2026-11-20T20:00:00.000Z', toldAt: null, timesTold: 0, clearedAt: '2026-11-21T05:00:00.000Z' }),
  ]
  const mail = mailOf()
  await pull(staged.replica, [
    ...[rule, ...others].map((body) => ({ op: 'put' as const, kind: 'alert-rule' as const, id: body.id, body })),
    ...alerts.map((body) => ({ op: 'put' as const, kind: 'alert' as const, id: body.id, body })),
    { op: 'put', kind: 'report-mail', id: mail.id, body: mail },
  ])
  return { rule, mail }
}

/** To be looked at, where somebody wants to. */
async function shoot(name: string): Promise<void> {
  const folder = import.meta.env.VITE_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/alerts-${name}.png` })
}

const barriers = async (name: string) => {
  await atRest(document.body)
  const light = await barriersIn(document.body)
  await shoot(`${name}-light`)
  const leave = inDark()
  await atRest(document.body)
  const dark = await barriersIn(document.body)
  await shoot(`${name}-dark`)
  leave()
  return [...light, ...dark]
}

test('a rule is set by keyboard, with what it would say now, and can be taken back', async () => {
  await show()
  await expect.element(page.getByText('No rule tells you anything yet')).toBeVisible()
  await expect.element(page.getByText('Nothing in the last 90 days.')).toBeVisible()
  expect(await barriers('empty')).toEqual([])
  page.getByRole('button', { name: 'Set a rule' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog().getByRole('textbox', { name: 'Name' })).toHaveFocus()
  await expect.element(dialog().getByText('A rule needs a name.')).toBeVisible()
  const now = dialog().getByRole('region', { name: 'Now' })
  await expect.element(now.getByText(/15 % of 40 is late\. The rule would fire\./)).toBeVisible()
  await userEvent.keyboard('Much is late')
  await userEvent.fill(dialog().getByRole('textbox', { name: /More than … %/ }), '15')
  await expect.element(now.getByText('The rule wouldn’t fire.')).toBeVisible()
  await userEvent.fill(dialog().getByRole('textbox', { name: 'E-mail addresses' }), 'one@example.org, nobody')
  await expect.element(dialog().getByText('“nobody” is no address.')).toBeVisible()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(await staged.store.alerting.rules()).toEqual([])
  await userEvent.fill(dialog().getByRole('textbox', { name: 'E-mail addresses' }), 'one@example.org\nONE@example.org')
  await userEvent.fill(dialog().getByRole('textbox', { name: 'Webhook' }), 'https://hooks.example.org/assay')
  await userEvent.fill(dialog().getByLabelText('Secret for the signature', { exact: true }), 'long enough to be a secret')
  await dialog().getByRole('checkbox', { name: 'Quiet hours' }).click()
  expect(await barriers('rule')).toEqual([])
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByRole('heading', { name: 'Much is late' })).toBeVisible()
  await expect.element(page.getByText('Waits for the hub')).toBeVisible()
  const [command] = await staged.answer()
  expect(command).toMatchObject({
    type: 'alert.set',
    secret: 'long enough to be a secret',
    terms: {
      over: 15,
      emails: ['ONE@example.org'],
      quietHours: { from: '20:00', to: '07:00' },
      webhook: 'https://hooks.example.org/assay',
    },
  })
  await page.getByRole('button', { name: 'Undo' }).click()
  await soon(async () =>
    expect(await staged.answer()).toMatchObject([{ type: 'alert.end', allocationId: command?.allocationId }]),
  )
})

test('rules say how they stand and what couldn’t be sent; history says what was told and what was not', async () => {
  await show()
  const { rule } = await fill()
  await expect.element(page.getByText(/Fires since/)).toBeVisible()
  await expect.element(page.getByText(/1 e-mail couldn’t be sent .*smtp-550/)).toBeVisible()
  await expect.element(page.getByText('Too little to say')).toBeVisible()
  await expect.element(page.getByRole('row', { name: /Much is late .* 15\.3 % of 40 .* still holds/ })).toBeVisible()
  await expect.element(page.getByRole('row', { name: /was over before quiet hours were/ })).toBeVisible()
  expect(await barriers('full')).toEqual([])
  await page.getByRole('button', { name: 'Change Much is late' }).click()
  await expect.element(dialog().getByText('There is one. It stays unless you write another.')).toBeVisible()
  await userEvent.fill(dialog().getByRole('textbox', { name: 'Name' }), 'Far too much is late')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await soon(async () => {
    expect(await staged.answer()).toMatchObject([
      { type: 'alert.set', allocationId: rule.id, secret: null, terms: { ...terms, name: 'Far too much is late' } },
    ])
  })
  await page.getByRole('button', { name: 'End Queue' }).click()
  await soon(async () => expect(await staged.answer()).toMatchObject([{ type: 'alert.end' }]))
})

test('figures are sent on a day, and now; where a hub sends no e-mail it says so', async () => {
  await show()
  const { mail } = await fill()
  await expect.element(page.getByText('Every month, day 1, 08:00 (Europe/Berlin)')).toBeVisible()
  await page.getByRole('button', { name: 'Send one now to board@example.org' }).click()
  await soon(async () => expect(await staged.answer()).toMatchObject([{ type: 'report-mail.send', allocationId: mail.id }]))
  await page.getByRole('button', { name: 'Change what is sent to board@example.org' }).click()
  await expect.element(dialog().getByText(/It tells of the month before/)).toBeVisible()
  expect(await barriers('mail')).toEqual([])
  await userEvent.fill(dialog().getByRole('textbox', { name: 'E-mail addresses' }), 'board@example.org; dean@example.org')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await soon(async () => {
    const emails = ['board@example.org', 'dean@example.org']
    expect(await staged.answer()).toMatchObject([
      { type: 'report-mail.set', allocationId: mail.id, terms: { ...mail.terms, emails } },
    ])
  })
  await show(figureOf({ sendsMail: false }))
  await expect.element(page.getByText('This hub sends no e-mail.', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Send figures' })).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Set a rule' }).click()
  await expect.element(dialog().getByRole('textbox', { name: 'E-mail addresses' })).toBeDisabled()
})

test('fits a narrow window, in German too', async () => {
  await page.viewport(320, 900)
  await show(figureOf(), 'de')
  await fill()
  await expect.element(page.getByText(/Schlägt an seit/)).toBeVisible()
  expect(await barriers('narrow')).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  await page.getByRole('button', { name: 'Regel festlegen' }).click()
  await expect.element(dialog().getByText('Die Regel würde anschlagen.')).toBeVisible()
  expect(await barriers('narrow-rule')).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
})
