import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useOutsideNotices } from '../../../renderer/app/shell/use-outside-notices'
import { NoticesSection } from '../../../renderer/settings/notices-section'
import { type Alert, newId } from '../../../shared/domain'
import { openActing } from '../operations/acting-stage'
import { pull } from '../store/sample-store'

type Told = { title: string; body: string; route: string }
let staged: Awaited<ReturnType<typeof openActing>>
/** What reached the system, and what listens for clicks. */
let told: Told[] = []
let click: (route: string) => void = () => undefined
const go = vi.fn()
/** As soon as it is so, on a busy machine too. */
const soon = <Answer,>(check: () => Answer | Promise<Answer>) => vi.waitFor(check, { timeout: 30_000 })

beforeEach(async () => {
  told = []
  go.mockClear()
  const bridge = {
    tell: async (notice: Told) => {
      told.push(notice)
      return { shown: true }
    },
    onGo: (callback: (route: string) => void) => {
      click = callback
      return () => undefined
    },
  }
  Object.assign(window, { assay: bridge })
  staged = await openActing()
})
afterEach(async () => {
  await staged.close()
  Reflect.deleteProperty(window, 'assay')
})

function Window() {
  useOutsideNotices(go)
  return <NoticesSection />
}

const alertOf = (change: Partial<Alert> = {}): Alert => ({
  id: newId(),
  ruleId: newId(),
  name: 'Much is late',
  measure: 'late-share',
  achievementId: null,
  over: 10,
  firedAt: '2026-11-23T09:00:00.000Z',
  value: 12.34,
  n: 312,
  clearedAt: null,
  toldAt: '2026-11-23T09:00:00.000Z',
  timesTold: 1,
  desktop: true,
  ...change,
})
const bring = (...alerts: Alert[]) =>
  pull(
    staged.replica,
    alerts.map((body) => ({ op: 'put', kind: 'alert', id: body.id, body })),
  )

const press = async (element: Element) => {
  if (element instanceof HTMLElement) element.focus()
  await userEvent.keyboard(' ')
}

test('an alert is told once over windows, again when the hub tells of it again, and a click leads to its place', async () => {
  const alert = alertOf()
  await staged.show(
    <>
      <Window />
      <Window />
    </>,
  )
  await bring(alert)
  const words = { title: 'Much is late', body: '12.3 % of 312 open is late.', route: '/operations/alerts' }
  await soon(() => expect(told).toEqual([words]))
  click('/operations/alerts')
  expect(go).toHaveBeenCalledWith('/operations/alerts')
  await bring({ ...alert, timesTold: 2 })
  await soon(() => expect(told).toEqual([words, words]))
  await bring(alertOf(), alertOf(), alertOf(), alertOf())
  await soon(() => expect(told).toHaveLength(3))
  expect(told[2]?.title).toBe('4 things are new in Assay')
})

test('who switched it off is told nothing, not later either', async () => {
  await staged.show(<Window />)
  const onOff = page.getByRole('switch', { name: 'Tell me outside of Assay' })
  await expect.element(onOff).toBeChecked()
  await press(onOff.element())
  await expect.element(onOff).not.toBeChecked()
  await bring(alertOf())
  await soon(async () => {
    expect(await staged.store.preferences.get<string[]>('outside-notices-told', [])).toHaveLength(1)
  })
  await press(onOff.element())
  await expect.element(onOff).toBeChecked()
  await bring(alertOf({ name: 'Much is open', measure: 'queue', value: 400 }))
  await soon(() => expect(told).toEqual([{ title: 'Much is open', body: '400 open.', route: '/operations/alerts' }]))
})
