import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Colleague } from '../../../shared/domain'
import type { Command } from '../../../shared/protocol'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { openSampleStore, pull } from '../store/sample-store'
import { answer, bringDifferences, bringPanel, dayFromToday, qualificationOf } from './panel-stage'
import { bringRound, openRounds, put, type StagedRounds } from './round-stage'
import { showCalibration } from './show-calibration'

let staged: StagedRounds
let shown: Awaited<ReturnType<typeof showCalibration>>

const open = async (colleagues = 8) => {
  staged = await openRounds({ colleagues, decisions: 0 })
}

beforeEach(() => page.viewport(1300, 900))

afterEach(async () => {
  notifications.clean()
  shown.close()
  await staged.store.close()
  staged.replica.close()
  document.body.replaceChildren()
})

const show = async (path = '/calibration/panel', language: 'en' | 'de' = 'en') => {
  shown = await showCalibration(staged.store, path, language)
}
const rowOf = (name: string | RegExp) => page.getByRole('row', { name })
const names = () =>
  page
    .getByRole('rowheader')
    .elements()
    .map((cell) => cell.textContent)
const person = (at: number): Colleague => staged.people[at] as Colleague

describe('the list of who may assess what', () => {
  test('is a key away from the rounds, and says what to do where there is nobody', async () => {
    const other = await openSampleStore(0, { roles: ['lead'] })
    await open()
    shown = await showCalibration(other.store, '/calibration')
    await expect.element(page.getByRole('link', { name: 'Who may assess what' })).toBeVisible()
    await userEvent.keyboard('p')
    await expect.element(page.getByText('Nobody is here yet')).toBeVisible()
    expect(shown.path()).toBe('/calibration/panel')
    await other.store.close()
    other.replica.close()
  })

  test('says first what ends soon, then what ended, with since when and by which', async () => {
    await open()
    const { asking, given } = await bringPanel(staged, 1)
    const [story] = asking
    if (!story || !given[0] || !given[1]) throw new Error('there is an achievement with qualifications')
    const ended = { on: '2026-10-31', by: 'lead' as const, leadName: 'Lea Lead', reason: 'On leave.' }
    const byRound = { by: 'lead' as const, leadName: 'Lea Lead', roundName: 'May panel' }
    await pull(staged.replica, [
      put('qualification', { ...given[0], ended }),
      put('qualification', { ...given[1], ...byRound, until: dayFromToday(12) }),
    ])
    await show()
    await expect.element(page.getByText('36 lines')).toBeVisible()
    expect(names().slice(0, 3)).toEqual(['Bao Tran', 'Ada Lindqvist', 'Carmen Ruiz'])
    const soon = rowOf(/Bao Tran Data story 01/)
    await expect.element(soon.getByText(/in 12 days/)).toBeVisible()
    await expect.element(soon.getByText(/by Lea Lead after the round “May panel”/)).toBeVisible()
    await expect.element(soon.getByText('Yes')).toBeVisible()
    const over = rowOf(/Ada Lindqvist Data story 01/)
    await expect.element(over.getByText('Ended by Lea Lead. “On leave.”')).toBeVisible()
    await expect.element(over.getByText('No', { exact: true })).toBeVisible()
    await expect.element(rowOf(/Carmen Ruiz Data story 01/).getByText('Not qualified')).toBeVisible()
    await expect.element(rowOf(/Carmen Ruiz Open data report/).getByText('No qualification asked')).toBeVisible()
  })

  test('of 60 people and 20 achievements shows a page at a time, is narrowed down by keys, and remembered', async () => {
    await open(60)
    // With those that are in every sample.
    await bringPanel(staged, 17)
    await pull(staged.replica, [
      put('qualification', qualificationOf(person(41), staged.achievement, { until: dayFromToday(3) })),
    ])
    await show()
    // 60 colleagues and the lead themself.
    await expect.element(page.getByText('1220 lines')).toBeVisible()
    expect(names()).toHaveLength(50)
    expect(names()[0]).toBe('Assessor 42')
    await userEvent.keyboard('.')
    await expect.element(page.getByText('Page 2 of 25')).toBeVisible()
    await userEvent.keyboard(',')
    await userEvent.keyboard('/')
    await userEvent.keyboard('assessor 60')
    await expect.element(page.getByText('20 lines')).toBeVisible()
    await page.getByRole('combobox', { name: 'Achievement' }).click()
    await page.getByRole('option', { name: 'Data story 03' }).click()
    await expect.element(page.getByText('1 line', { exact: true })).toBeVisible()
    shown.close()
    await show()
    await expect.element(page.getByText('61 lines')).toBeVisible()
    await page.getByRole('button', { name: 'Assessor', exact: true }).click()
    await expect.element(page.getByRole('columnheader', { name: 'Assessor' })).toHaveAttribute('aria-sort', 'ascending')
    expect(names()[0]).toBe('Ada Lindqvist')
  })
})

describe('acting', () => {
  const choose = (name: string) => page.getByRole('checkbox', { name: `Choose ${name} for Data story 01` }).click()
  const accept = (id: string) => ({ id, status: 'accepted' as const, receipt: null })

  test('several are extended at once with a reason, by keys, and it is taken back by the opposite', async () => {
    await open()
    const { asking, given } = await bringPanel(staged, 1)
    const before = dayFromToday(5)
    await pull(staged.replica, [put('qualification', { ...(given[0] as (typeof given)[0]), until: before })])
    await show()
    await choose('Ada Lindqvist')
    await choose('Carmen Ruiz')
    await expect.element(page.getByText('2 chosen')).toBeVisible()
    await userEvent.keyboard('q')
    await expect.element(page.getByRole('textbox', { name: 'Why' })).toHaveFocus()
    await userEvent.keyboard('Agreed in the panel.')
    await page.getByLabelText('Last day').first().fill('2099-06-30')
    await page.getByRole('dialog').getByRole('button', { name: 'Qualify', exact: true }).click()
    await expect.element(page.getByText('2 qualifications are on their way')).toBeVisible()
    await expect.element(rowOf(/Carmen Ruiz Data story 01/).getByText(/Waits to be sent: .*2099/)).toBeVisible()
    const about = { achievementId: asking[0]?.id, type: 'qualification.give' }
    const asked = { ...about, until: '2099-06-30', reason: 'Agreed in the panel.' }
    const sent = await answer(staged, accept)
    expect(sent).toMatchObject([
      { ...asked, personId: person(0).id },
      { ...asked, personId: person(2).id },
    ])
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.element(rowOf(/Carmen Ruiz Data story 01/).getByText('Waits to be sent: it ends')).toBeVisible()
    const back: Command[] = await answer(staged, accept)
    expect(back).toMatchObject([
      { ...about, personId: person(0).id, until: before },
      { type: 'qualification.end', personId: person(2).id },
    ])
    // What is about one person and achievement stands together, so that it goes in its order.
    expect(back.map(({ allocationId }) => allocationId)).toEqual(sent.map(({ allocationId }) => allocationId))
  })

  test('ending says first what it means for the work that they have; a refusal is said in words', async () => {
    await open()
    await bringPanel(staged, 1)
    await show()
    const row = rowOf(/Ada Lindqvist Data story 01/)
    await row.getByRole('button', { name: 'End what Ada Lindqvist is qualified for: Data story 01', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect.element(dialog.getByText(/Work that they have now stays with them/)).toBeVisible()
    await expect.element(dialog.getByText(/nothing new: no first or second part/)).toBeVisible()
    // Without a reason nothing goes out.
    await dialog.getByRole('button', { name: 'End it' }).click({ force: true })
    expect(await answer(staged, accept)).toEqual([])
    await dialog.getByRole('textbox', { name: 'Why' }).fill('On leave.')
    await dialog.getByRole('button', { name: 'End it' }).click()
    await expect.element(row.getByText('Waits to be sent: it ends')).toBeVisible()
    expect(await answer(staged, (id) => ({ id, status: 'rejected', code: 'not-a-lead', message: 'No.' }))).toMatchObject([
      { type: 'qualification.end', reason: 'On leave.' },
    ])
    await expect.element(row.getByText(/did not end the qualification. You do not lead/)).toBeVisible()
    await row.getByRole('button', { name: 'Understood' }).click()
    await expect.element(row.getByText(/did not end/)).not.toBeInTheDocument()
    // Of oneself one asks nothing.
    const mine = rowOf(/Ines Okafor \(you\) Data story 01/)
    await expect.element(mine).toBeVisible()
    expect(mine.getByRole('button').elements()).toEqual([])
  })
})

describe('one person over time', () => {
  test('is made of closed rounds and second looks, says of how many, and is charted in parts', async () => {
    await open()
    await bringRound(staged, { exemplars: 6, raters: 3, state: 'closed' })
    await bringRound(staged, { exemplars: 5, raters: 3, state: 'open' })
    await bringDifferences(staged, person(1), staged.achievement, [0, 0.2, -0.2, 0.2, -0.2, -1.2, -1.4, -1.2, -1.4, -1.2])
    await show()
    await page.getByRole('link', { name: 'How Bao Tran judged over time: Open data report' }).click()
    await expect.element(page.getByRole('heading', { name: 'Bao Tran, Open data report' })).toBeVisible()
    const made = page.getByRole('list', { name: 'What it is made of' })
    await expect.element(made.getByText('6 exemplars in practice, rounds: 1')).toBeVisible()
    await expect.element(made.getByText('10 second looks by colleagues')).toBeVisible()
    await expect.element(page.getByRole('img', { name: 'Distance over time: Bao Tran' })).toBeVisible()
    await page.getByText('Against colleagues', { exact: true }).click()
    await expect.element(page.getByText(/^Since .* harsher, by \d\.\d levels$/)).toBeVisible()
    await page.getByText('Against references', { exact: true }).click()
    await expect.element(page.getByText(/6 points so far: too few to tell a drift from chance. A chart needs 8/)).toBeVisible()
    expect(page.getByRole('img', { name: /Distance over time/ }).elements()).toEqual([])
    await userEvent.keyboard('{Backspace}')
    await expect.element(page.getByRole('heading', { name: 'Who may assess what' })).toBeVisible()
    // What another page brings of them goes with its remove.
    await page.getByRole('link', { name: 'How Dele Adeyemi judged over time: Open data report' }).click()
    await expect.element(page.getByText('Nothing to compare yet')).toBeVisible()
  })
})

describe('for everybody', () => {
  /** Few enough for one page, or more. */
  const staging = async (people: number, achievements: number) => {
    await open(people)
    const { given } = await bringPanel(staged, achievements)
    await pull(staged.replica, [put('qualification', { ...(given[0] as (typeof given)[0]), until: dayFromToday(4) })])
    await bringDifferences(staged, person(0), staged.achievement, [0, 0.2, -0.2, 0.2, -0.2, 0.4, -0.4, 0.2, 0.1])
  }

  test('nothing keeps anybody out, in light and in dark', async () => {
    await staging(8, 1)
    await show()
    await expect.element(page.getByText(/in 4 days/)).toBeVisible()
    for (const open of ['list', 'dialog', 'person'] as const) {
      if (open === 'dialog')
        await page
          .getByRole('button', { name: /^Extend what Ada/ })
          .first()
          .click()
      if (open === 'person') {
        await userEvent.keyboard('{Escape}')
        await page.getByRole('link', { name: 'How Ada Lindqvist judged over time: Open data report' }).click()
        await expect.element(page.getByRole('img', { name: /Distance over time/ })).toBeVisible()
      }
      await atRest(document.body)
      expect(await barriersIn(document.body), open).toEqual([])
      const lighten = inDark()
      await atRest(document.body)
      expect(await barriersIn(document.body), `${open}, dark`).toEqual([])
      lighten()
    }
  })

  test.each([320, 720])('nothing is cut off in a window of %d pixels, in German', async (width) => {
    await page.viewport(width, 800)
    await staging(60, 3)
    await show('/calibration/panel', 'de')
    await expect.element(page.getByText(/in 4 Tagen/)).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    shown.close()
    await show(`/calibration/panel/${person(0).id}/${staged.achievement.id}`, 'de')
    await expect.element(page.getByRole('img', { name: /Abstand im Lauf der Zeit/ })).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})
