import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { openSampleStore } from '../store/sample-store'
import { bringRound, openRounds, put, type StagedRounds } from './round-stage'
import { pull } from '../store/sample-store'
import { leaveCalibration, showCalibration } from './show-calibration'

let staged: StagedRounds
let shown: Awaited<ReturnType<typeof showCalibration>>

beforeEach(async () => {
  await page.viewport(1300, 900)
  staged = await openRounds()
})

afterEach(() => leaveCalibration(shown, staged))

const show = async (path: string) => {
  shown = await showCalibration(staged.store, path)
}

describe('the list of rounds', () => {
  test('says what to do where there is none, and leads there by a key', async () => {
    await show('/calibration')
    await expect.element(page.getByText('No round yet')).toBeVisible()
    await userEvent.keyboard('n')
    await expect.element(page.getByRole('heading', { name: 'Set up a round' })).toBeVisible()
    expect(shown.path()).toBe('/calibration/new')
  })

  test('tells who is no lead where they find what they are invited to', async () => {
    const other = await openSampleStore(1)
    shown = await showCalibration(other.store, '/calibration')
    await expect.element(page.getByText('Rounds are set up by panel leads')).toBeVisible()
    expect(page.getByText('Set up a round').elements()).toEqual([])
    await other.store.close()
    other.replica.close()
  })

  test('shows how far each has come', async () => {
    await bringRound(staged, { exemplars: 4, raters: 3 })
    await show('/calibration')
    const row = page.getByRole('link', { name: /November panel/ })
    await expect.element(row).toBeVisible()
    await expect.element(row.getByText('Open', { exact: true })).toBeVisible()
    await expect.element(row.getByText('3 of 3 finished')).toBeVisible()
    await row.click()
    await expect.element(page.getByRole('heading', { name: 'November panel' })).toBeVisible()
  })
})

describe('setting a round up', () => {
  const choose = async (label: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: label }).click()
    await page.getByRole('option', { name: option }).click()
  }

  test('says all that is missing, and nothing is lost by leaving', async () => {
    await show('/calibration/new')
    await page.getByRole('textbox', { name: 'Name' }).fill('December panel')
    await page.getByRole('button', { name: 'Set up the round' }).click()
    const missing = page.getByRole('alert', { name: 'Not yet complete' })
    await expect.element(missing.getByText('Choose an achievement.')).toBeVisible()
    await expect.element(missing.getByText('Choose at least one person.')).toBeVisible()
    shown.close()
    await show('/calibration/new')
    await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('December panel')
  })

  test('suggests exemplars with spread, and sends what was chosen', async () => {
    await show('/calibration/new')
    await page.getByRole('textbox', { name: 'Name' }).fill('December panel')
    await choose('Achievement', 'Open data report')
    await page.getByRole('button', { name: 'Suggest' }).click()
    await expect.element(page.getByText('8 chosen')).toBeVisible()
    const spread = page.getByRole('region', { name: 'How the choice is spread' })
    await expect.element(spread.getByText(/Referred: [1-9]/)).toBeVisible()
    await page.getByRole('checkbox', { name: 'Ada Lindqvist' }).click()
    await page.getByRole('checkbox', { name: 'Eva Novák' }).click()
    await page.getByLabelText('Last day').fill('2099-12-24')
    await page.getByText('Qualification').click()
    await expect.element(page.getByLabelText(/Passes with the same level/)).toHaveValue('70 %')
    await page.getByRole('button', { name: 'Set up the round' }).click()
    await expect.element(page.getByText('On its way')).toBeVisible()
    const [batch] = await staged.replica.takeBatch(5)
    expect(batch?.command).toMatchObject({
      type: 'round.create',
      plan: {
        name: 'December panel',
        mode: 'qualification',
        passMark: { exact: 0.7, adjacent: 0.95 },
        closesOn: '2099-12-24',
        panelIds: [staged.people[0]?.id, staged.people[4]?.id],
      },
    })
    // Begun anew, the form is empty again.
    shown.close()
    await show('/calibration/new')
    await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('')
  })

  test('seeding has its share, and says where it can’t be', async () => {
    await show('/calibration/new')
    await page.getByRole('textbox', { name: 'Name' }).fill('Among live work')
    await choose('Achievement', 'Open data report')
    await page.getByRole('button', { name: 'Suggest' }).click()
    await page.getByRole('button', { name: /^Choose all \d+ who are shown$/ }).click()
    await expect.element(page.getByText(`${staged.people.length} people`)).toBeVisible()
    await page.getByRole('textbox', { name: 'Find somebody' }).fill('Ada')
    await page.getByRole('button', { name: 'Leave out the one who is shown' }).click()
    await expect.element(page.getByText(`${staged.people.length - 1} people`)).toBeVisible()
    await page.getByText('Seeding', { exact: true }).click()
    await page.getByLabelText('Share of their work').fill('10')
    const create = page.getByRole('button', { name: 'Set up the round' })
    await create.click()
    await expect.element(page.getByRole('alert', { name: 'Not yet complete' }).getByText(/can’t be seeded/)).toBeVisible()
    const { achievement } = staged
    const policy = { ...achievement.policy, blind: true, seeding: true }
    await pull(staged.replica, [put('achievement', { ...achievement, policy })])
    await expect.poll(() => page.getByText(/can’t be seeded/).elements()).toEqual([])
    await create.click()
    await expect.element(page.getByText('On its way')).toBeVisible()
    const [batch] = await staged.replica.takeBatch(5)
    expect(batch?.command).toMatchObject({ plan: { mode: 'seeding', seedShare: 0.1, passMark: null } })
    // The last day that was proposed.
    expect(batch?.command).toHaveProperty('plan.closesOn', expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/))
  })

  test('narrows past decisions down by outcome and level', async () => {
    await show('/calibration/new')
    await choose('Achievement', 'Open data report')
    const rows = page.getByRole('region', { name: 'Exemplars' }).getByRole('row')
    await expect.poll(() => rows.elements().length).toBe(41)
    await choose('Outcome', 'Referred')
    await expect.poll(() => rows.elements().length).toBe(5)
  })
})

describe('a round that seeds', () => {
  test('tells how many seeds were scored, and what closing it does', async () => {
    const { round } = await bringRound(staged, { exemplars: 4, raters: 3, mode: 'seeding' })
    await show(`/calibration/${round.id}`)
    await expect.element(page.getByText('12 scores of seeds are here')).toBeVisible()
    await page.getByRole('button', { name: 'Close the round…' }).click()
    await expect.element(page.getByText(/leave the queues within three days/)).toBeVisible()
  })

  test('shows how each assessor’s distance from the reference goes, as a chart with its table, or says why not', async () => {
    const { round } = await bringRound(staged, { exemplars: 12, raters: 3, mode: 'seeding' })
    await show(`/calibration/${round.id}`)
    const drift = page.getByRole('region', { name: 'Drift over time', exact: true })
    await expect.element(drift.getByRole('img', { name: /Drift over time: A-0/ })).toBeVisible()
    expect(drift.getByRole('listitem').elements()).toHaveLength(3)
    await drift.getByRole('button', { name: 'As a table' }).click()
    await expect.poll(() => drift.getByRole('row').elements().length).toBe(1 + 3 * 12)
    await drift.getByRole('combobox', { name: 'Assessor' }).click()
    await page.getByRole('option', { name: 'A-03' }).click()
    await expect.element(drift.getByRole('img', { name: 'Drift over time: A-03' })).toBeVisible()
    const element = drift.element() as HTMLElement
    await atRest(element)
    expect(await barriersIn(element)).toEqual([])
    const inLight = inDark()
    await atRest(element)
    expect(await barriersIn(element)).toEqual([])
    inLight()
  })

  test('has no chart of fewer than eight seeds', async () => {
    const { round } = await bringRound(staged, { exemplars: 4, raters: 3, mode: 'seeding' })
    await show(`/calibration/${round.id}`)
    const drift = page.getByRole('region', { name: 'Drift over time', exact: true })
    await expect.element(drift.getByText('A-01: 4 seeds so far; a chart needs 8')).toBeVisible()
    expect(drift.getByRole('img').elements()).toEqual([])
  })
})

describe('a round in preparation', () => {
  test('leads to the desk for each reference, and opens once all are set', async () => {
    const { round, allocations, scores } = await bringRound(staged, {
      exemplars: 2,
      raters: 3,
      state: 'preparing',
      referenced: false,
    })
    expect(scores).toEqual([])
    await show(`/calibration/${round.id}`)
    await expect.element(page.getByRole('button', { name: 'Open the round…' })).toBeDisabled()
    const link = page.getByRole('link', { name: 'Score on the desk: 0001-XP' })
    await expect.element(link).toHaveAttribute('href', `/desk/${allocations[0]?.id}`)
    await pull(
      staged.replica,
      round.exemplars.map((exemplar) =>
        put('round-score', {
          id: exemplar.allocationId,
          roundId: round.id,
          submissionId: exemplar.submissionId,
          personId: null,
          rubricVersion: 1,
          scores: [],
          recommendation: 'awarded',
          overrideReason: '',
          feedback: '',
          annotations: [],
          receivedAt: '2026-11-13T10:00:00.000Z',
        }),
      ),
    )
    await page.getByRole('button', { name: 'Open the round…' }).click()
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect.element(page.getByText('Opening waits to be sent')).toBeVisible()
    expect((await staged.replica.takeBatch(5)).map(({ command }) => command.type)).toEqual(['round.open'])
  })
})

test('nothing keeps anybody out of the list and the set-up, light and dark', async () => {
  await bringRound(staged, { exemplars: 4, raters: 3 })
  for (const path of ['/calibration', '/calibration/new']) {
    await show(path)
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
    if (path.endsWith('new')) {
      await page.getByRole('combobox', { name: 'Achievement' }).click()
      await page.getByRole('option', { name: 'Open data report' }).click()
      await page.getByRole('button', { name: 'Suggest' }).click()
      await expect.element(page.getByText('8 chosen')).toBeVisible()
    } else await expect.element(page.getByRole('link', { name: /November panel/ })).toBeVisible()
    await atRest(shown.element)
    expect(await barriersIn(shown.element)).toEqual([])
    const lighten = inDark()
    await atRest(shown.element)
    expect(await barriersIn(shown.element)).toEqual([])
    lighten()
    if (!path.endsWith('new')) shown.close()
  }
})
