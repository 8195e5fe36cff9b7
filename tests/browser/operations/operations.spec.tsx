import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { makeAchievements, makeFlow, makeLate, makeToday, makeTurnaround, openFigures, type Told } from './figures-stage'

type Staged = Awaited<ReturnType<typeof openFigures>>
let staged: Staged

beforeEach(() => page.viewport(1280, 900))
afterEach(() => staged.close())

/** So much is late of each of so many achievements, and so much of that one by one. */
async function open({
  achievements = 4,
  late = 9,
  listed = 36,
  decided = 40,
  people = 6,
  roles = ['admin'] as ('admin' | 'lead' | 'assessor')[],
} = {}) {
  const made = makeAchievements(achievements)
  const today = makeToday(made, late, people)
  const told: Told = {
    today,
    turnaround: makeTurnaround(made, decided),
    flow: makeFlow(decided),
    late: listed === 0 ? [] : makeLate(made, today.loads, listed),
  }
  staged = await openFigures(made, told, roles)
  return told
}

const card = (name: string) => page.getByRole('region', { name, exact: true })
const grid = () => page.getByRole('grid', { name: 'Submissions that are late or about to be' })
const chosen = () => page.getByRole('row', { selected: true })
async function expectNoBarriers() {
  await atRest(staged.element)
  expect(await barriersIn(staged.element)).toEqual([])
  const light = inDark()
  await atRest(staged.element)
  expect(await barriersIn(staged.element)).toEqual([])
  light()
}

describe('today', () => {
  test('says what is open, late and why, of all and of one achievement, and what is remembered', async () => {
    await open()
    await staged.show()
    await expect.element(page.getByText('Working days, Europe/Berlin')).toBeVisible()
    await expect.element(page.getByText('mostly: Not given out yet', { exact: false })).toBeVisible()
    await expect.element(page.getByText('up 8 points on the period before')).toBeVisible()
    await expect
      .element(card('Late or about to be').getByRole('img', { name: /18 at the first assessor and 18 at the second/ }))
      .toBeVisible()
    await expectNoBarriers()
    await page.getByRole('combobox', { name: 'Achievement' }).click()
    await page.getByRole('option', { name: /Peer mentoring/ }).click()
    await expect.element(card('Late or about to be').getByText(/Data storytelling/)).not.toBeInTheDocument()
    await userEvent.keyboard('{Escape}')
    await staged.show()
    await expect.element(card('Late or about to be').getByText(/Peer mentoring/)).toBeVisible()
    await expect.element(card('Late or about to be').getByText(/Data storytelling/)).not.toBeInTheDocument()
  })

  test('single submissions are listed, chosen by keys, and given to others with what the hub says of who may have them', async () => {
    const told = await open({ listed: 300 })
    await staged.show()
    await page.getByRole('button', { name: 'One by one' }).click()
    await expect.element(grid()).toBeVisible()
    expect(staged.asked.filter(({ about }) => about === 'late')).toHaveLength(1)
    grid().element().focus()
    await userEvent.keyboard('x{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    await expect.element(page.getByText(/^3 of 92 chosen/)).toBeVisible()
    expect(chosen().elements()).toHaveLength(3)
    await expectNoBarriers()
    // What is at hand and chosen stays so while the list changes under it.
    const [first] = told.late
    staged.tell({ ...told, late: told.late.slice(1) })
    await staged.bringNews()
    // What the page does by itself after a while.
    await staged.store.figures.ask({ about: 'late', limit: 100 })
    await expect.element(page.getByText(/^2 of 92 chosen/)).toBeVisible()
    expect(document.activeElement).toBe(grid().element())
    expect(document.getElementById(`late-${first?.submissionId}`)).toBeNull()
    await userEvent.keyboard('{Control>}a{/Control}')
    await expect.element(page.getByText(/^200 of 92 chosen/)).toBeVisible()
    expect(staged.asked.filter(({ about }) => about === 'late').length).toBeLessThan(6)
    await userEvent.keyboard('r')
    await expect.element(page.getByRole('dialog', { name: 'Reallocate 200 submissions' })).toBeVisible()
    expect(staged.asked.filter(({ about }) => about === 'receivers')).toHaveLength(1)
    await page.getByRole('radio', { name: /Spread/ }).click()
    await page.getByRole('button', { name: /^Reallocate \d+/ }).click()
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    expect((await staged.store.acting.asked()).every(({ wish }) => wish.type === 'work.move')).toBe(true)
  })

  test('what one assessor has is listed, in time or late, and goes to others as their part', async () => {
    const told = await open({ listed: 12 })
    const ada = told.today.loads.find(({ name }) => name === 'Ada Lindqvist')
    await staged.show()
    await card('Assessors’ loads').getByRole('button', { name: 'Show what Ada Lindqvist has' }).click()
    const list = page.getByRole('grid', { name: 'What Ada Lindqvist has' })
    await expect.element(list).toBeVisible()
    expect(staged.asked).toContainEqual(expect.objectContaining({ about: 'late', assessorId: ada?.personId }))
    list.element().focus()
    await userEvent.keyboard('xr')
    await expect.element(page.getByRole('dialog', { name: 'Reallocate 1 submission' })).toBeVisible()
    expect(staged.asked).toContainEqual(expect.objectContaining({ about: 'receivers', assessorId: ada?.personId }))
  })

  test('with nothing late, nobody and no achievement it says what to do, and counts of a hundred thousand fit in', async () => {
    const told = await open({ late: 0, listed: 0, decided: 0, people: 0 })
    await staged.show()
    await expect.element(page.getByText('nothing is late, or within 2 working days of it')).toBeVisible()
    await expect.element(page.getByText('Nobody may take this work')).toBeVisible()
    await expect.element(page.getByText('Fewer than five decided: not told')).toBeVisible()
    const many = makeAchievements(120)
    const large = makeToday(many, 100_000, 300)
    staged.tell({ ...told, today: { ...large, achievements: large.achievements } })
    await staged.store.figures.forget()
    await staged.show()
    await expect.element(page.getByText('300 people')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Show 108 more' })).toBeVisible()
    await page.viewport(320, 900)
    await page.viewport(640, 450)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(640)
    inDark()
    await page.viewport(1280, 900)
  })

  test('offline it shows the last that is known with its time, and what isn’t known it says', async () => {
    const told = await open()
    await staged.show()
    await expect.element(page.getByText(/^As of/)).toBeVisible()
    staged.tell(null)
    await staged.replica.report({ phase: 'offline', isOnline: false })
    await expect.element(page.getByText(/^Offline: as of/)).toBeVisible()
    await expect.element(card('Assessors’ loads').getByText('Ada Lindqvist')).toBeVisible()
    await page.getByRole('button', { name: 'One by one' }).click()
    await expect.element(page.getByText('Not known on this machine yet')).toBeVisible()
    // What is asked for meanwhile says that it waits, and what it is about shows it.
    const achievement = told.today.achievements[0]?.achievementId ?? ''
    await staged.store.acting.pauseIntake(achievement, null, '')
    await expect.element(page.getByRole('region', { name: '1 thing that you asked for waits for a connection' })).toBeVisible()
    await expect.element(card('Late or about to be').getByText('Pausing an intake: waits for the hub')).toBeVisible()
    staged.tell(told)
    await staged.replica.report({ phase: 'idle', isOnline: true })
    await expect.element(page.getByText(/waits for a connection/)).not.toBeInTheDocument()
    await expect.element(grid()).toBeVisible()
    await expect.element(page.getByText(/^Offline/)).not.toBeInTheDocument()
  })
})

describe('turnaround', () => {
  test('tells percentiles by the time that was chosen, hides small groups and says so, in both languages', async () => {
    await open()
    await staged.show()
    await expect.element(card('Late or about to be')).toBeVisible()
    await userEvent.keyboard('2')
    const table = page.getByRole('table').first()
    await expect.element(table.getByRole('row', { name: /All together 160 5\.0 9\.0 13 88 ?%/ })).toBeVisible()
    await expect.element(table.getByRole('row', { name: /Reproducible analysis in Python hidden – – – –/ })).toBeVisible()
    await page.getByRole('radiogroup').getByText('Calendar time').click()
    await expect.element(table.getByRole('row', { name: /All together 160 7\.0 13 20 88 ?%/ })).toBeVisible()
    await expectNoBarriers()
    expect(staged.path()).toBe('/operations/turnaround')
    await staged.show('de')
    await expect
      .element(
        page.getByText('Durchlaufzeit nach Leistung', { exact: false }).or(page.getByText('Durchlaufzeit nach Qualifikation')),
      )
      .toBeVisible()
    inDark()
    await page.viewport(320, 900)
  })
})

test('flow and forecast tell of the same period, and a lead has no alerts', async () => {
  await open({ roles: ['lead'], decided: 300 })
  await staged.show()
  await expect.element(page.getByText('Backlog clears (85% sure)').or(page.getByText('Backlog clears (85 % sure)'))).toBeVisible()
  await userEvent.keyboard('3')
  await expect.element(page.getByRole('region', { name: 'Age of open work' })).toBeVisible()
  await userEvent.keyboard('4')
  await expect
    .element(
      page
        .getByText('26 Aug', { exact: false })
        .or(page.getByText('Aug 26', { exact: false }))
        .first(),
    )
    .toBeVisible()
  expect(staged.asked.filter(({ about }) => about === 'flow')).toHaveLength(1)
  expect(
    page
      .getByRole('tab')
      .elements()
      .map((tab) => tab.textContent),
  ).toEqual(['Today', 'Turnaround', 'Flow', 'Forecast'])
})

test('an assessor is told politely that this isn’t for them, and nothing is asked', async () => {
  await open({ roles: ['assessor'] })
  await staged.show()
  await expect.element(page.getByText('Figures are for those who lead')).toBeVisible()
  expect(staged.asked).toEqual([])
})

test('a lead acts on assessors’ work, but not on what only an admin may', async () => {
  await open({ roles: ['lead'] })
  await staged.show()
  await page.getByRole('button', { name: 'What can be done: Ada Lindqvist' }).click()
  await expect.element(page.getByRole('menuitem', { name: 'Write a message…' })).toBeVisible()
  await expect.element(page.getByRole('menuitem', { name: 'Away…' })).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await page.getByRole('button', { name: 'What can be done: Peer mentoring in clinical teams' }).click()
  await expect.element(page.getByRole('menuitem', { name: 'Invite assessors…' })).toBeVisible()
  await expect.element(page.getByRole('menuitem', { name: 'Change the promise…' })).not.toBeInTheDocument()
})
