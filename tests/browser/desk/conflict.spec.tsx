import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { chooseLanguage } from '../../../renderer/kit'
import { pull } from '../store/sample-store'
import { beDecidedBefore, beDecidedElsewhere, handInTwice, revising, type Staged, superseding, takeAway } from './conflict-stage'
import { expectNoBarriers, useDeskStage } from './desk-stage'

const stage = useDeskStage()
const { show, found: record } = stage

const dialog = (name: string) => page.getByRole('dialog', { name })

const RUBRIC = 'The rubric has a new version'
const REVISED = 'The candidate handed in a new revision'
const line = () => page.getByRole('status', { name: 'What has changed under your work' })

describe('a rubric that was superseded', () => {
  beforeEach(() => pull(stage.staged.replica, superseding(stage.staged)))

  test('is shown criterion by criterion, with both wordings and my level; what I keep stays, the rest is asked anew', async () => {
    await show()
    const view = dialog(RUBRIC)
    for (const words of ['1 reworded', '1 with other levels', '1 new', '1 no longer asked']) {
      await expect.element(view.getByText(words)).toBeVisible()
    }
    const reworded = view.getByRole('article', { name: 'C1 Audience and purpose' })
    await expect.element(reworded.getByText('About C1.')).toBeVisible()
    expect([...reworded.element().querySelectorAll('ins')].map(({ textContent }) => textContent).join()).toContain('plain')
    expect(reworded.element().querySelector('del')).toBeNull()
    const lost = view.getByRole('article', { name: 'C2 Honest representation' })
    await expect.element(lost.getByText('This level is no longer there')).toBeVisible()
    await expect.element(view.getByText('2 levels are to be given anew.')).toBeVisible()
    await reworded.getByRole('checkbox', { name: 'Keep my level: Proficient' }).click()
    await expect.element(view.getByText('1 level is to be given anew.')).toBeVisible()
    await view.getByRole('button', { name: /Go on with version 2/ }).click()
    await expect.poll(async () => (await record())?.status).toBe('draft')
    const [first, second] = stage.staged.rubric.criteria
    const scores = (await record())?.assessment.scores
    expect(scores?.find(({ criterionId }) => criterionId === first?.id)?.levelId).toBe(first?.levels[2]?.id)
    expect(scores?.find(({ criterionId }) => criterionId === second?.id)).toMatchObject({ levelId: null, rationale: 'About C2.' })
    await expect.element(page.getByRole('region', { name: 'Rubric' }).getByText('Sources')).toBeVisible()
    // The desk stands at the criterion that lost its level.
    await expect.poll(() => document.activeElement?.textContent).toContain('Honest representation')
    await expect.element(page.getByText('This draft went on with version 2 of the rubric.')).toBeVisible()
  })

  test('going on is taken back by the notice, and later by the line, which asks before', async () => {
    await show()
    const { scores, recommendation } = (await record())?.assessment ?? {}
    const before = { scores, recommendation, rubricVersion: 1 }
    const goOn = dialog(RUBRIC).getByRole('button', { name: /Go on with version 2/ })
    await goOn.click()
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(async () => (await record())?.status).toBe('needs-me')
    expect((await record())?.assessment).toMatchObject(before)
    await line().getByRole('button').click()
    await goOn.click()
    await page.getByRole('button', { name: 'Go back to how it was…' }).click()
    await page.getByRole('button', { name: 'Go back', exact: true }).click()
    await expect.poll(async () => (await record())?.status).toBe('needs-me')
    expect((await record())?.assessment).toMatchObject(before)
  })

  test('until it is decided the desk can be read but not written on, and Escape leaves the focus on the way back', async () => {
    await show()
    await expect.element(dialog(RUBRIC)).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(line().getByRole('button')).toHaveFocus()
    expect(page.getByRole('radio', { disabled: false }).elements()).toHaveLength(0)
    await userEvent.keyboard('{Enter}')
    await expect.element(dialog(RUBRIC)).toBeVisible()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.poll(async () => (await record())?.status).toBe('draft')
  })
})

test('a new revision is shown by its items, its narrative and my notes, and going on keeps my levels', async () => {
  await pull(stage.staged.replica, revising(stage.staged))
  await show()
  const view = dialog(REVISED)
  await expect.element(view.getByText('What the candidate changed, revision 1 to 2')).toBeVisible()
  for (const words of ['Changed', 'New', 'No longer handed in', '1 note not looked for yet', 'the clinics in order']) {
    await expect.element(view.getByText(words, { exact: true }).first()).toBeVisible()
  }
  expect(view.element().querySelector('ins')?.textContent).toContain('And I asked the nurses.')
  await view.getByRole('button', { name: /Go on with revision 2/ }).click()
  await expect.poll(async () => (await record())?.status).toBe('draft')
  expect((await record())?.assessment).toMatchObject({ submissionRevision: 2, recommendation: 'awarded' })
  await expect.element(page.getByText('This draft went on with revision 2.')).toBeVisible()
})

test('a narrative that was written anew is shown beside the one before, and my rationales are there to be checked', async () => {
  const changes = revising(stage.staged).map((change) =>
    change.op === 'put' && change.kind === 'submission'
      ? { ...change, body: { ...change.body, narrative: 'Six gatherings later nobody spoke of it that way.' } }
      : change,
  )
  await pull(stage.staged.replica, changes)
  await show()
  const narrative = dialog(REVISED).getByRole('group', { name: 'The cover narrative' })
  for (const revision of ['Revision 1', 'Revision 2'])
    await expect.element(narrative.getByRole('region', { name: revision })).toBeVisible()
  expect(narrative.element().querySelector('ins, del')).toBeNull()
  for (const words of ['About C1.', 'About C2.', 'About C3.'])
    await expect.element(dialog(REVISED).getByText(words)).toBeVisible()
})

test('a revision and a rubric version that came together are one dialog of two parts', async () => {
  await pull(stage.staged.replica, [
    ...superseding(stage.staged, { submissionRevision: 2 }),
    ...revising(stage.staged, { rubricVersion: 2 }).filter(({ kind }) => kind === 'submission'),
  ])
  await show()
  const view = dialog('A new revision, and a new version of the rubric')
  await expect.element(view.getByRole('heading', { name: 'The rubric, criterion by criterion' })).toBeVisible()
  await expect.element(view.getByRole('heading', { name: 'What the candidate changed, revision 1 to 2' })).toBeVisible()
  await view.getByRole('button', { name: /Go on with both/ }).click()
  await expect.poll(async () => (await record())?.assessment).toMatchObject({ submissionRevision: 2, rubricVersion: 2 })
})

test('what changes while somebody is at work shows the line and opens nothing', async () => {
  await show()
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
  await pull(stage.staged.replica, superseding(stage.staged))
  await expect.element(line()).toBeVisible()
  expect(page.getByRole('dialog').elements()).toHaveLength(0)
  await line().getByRole('button').click()
  await expect.element(dialog(RUBRIC)).toBeVisible()
})

const ENDINGS = [
  ['withdrawn', 'The candidate withdrew this submission', (on: Staged) => takeAway(on, 'withdrawn')],
  ['moved', 'This work was moved to another assessor', (on: Staged) => takeAway(on, 'moved')],
  ['decided', 'This submission is decided already', beDecidedBefore],
  ['handed in on another device', 'You handed this in on another device', beDecidedElsewhere],
  ['handed in on two devices', 'You handed this in twice', handInTwice],
  ['ended', 'This work has ended', (on: Staged) => takeAway(on, 'ended')],
  ['replaced', 'This work was replaced', (on: Staged) => takeAway(on, 'superseded')],
  ['out of reach', 'You no longer have access to this work', (on: Staged) => takeAway(on, 'access')],
] as const

describe.each(ENDINGS)('work on a submission that was %s', (_, title, happen) => {
  test('is kept beside what is so now, is discarded without being asked, and comes back by undo', async () => {
    await happen(stage.staged)
    await show()
    const view = dialog(title)
    const mine = view.getByRole('region', { name: 'Yours, kept here' })
    await expect.element(mine).toBeVisible()
    expect(mine.getByText('Proficient').elements()).toHaveLength(3)
    await expect.element(view.getByText(/1 note · feedback written/)).toBeVisible()
    await view.getByRole('button', { name: 'Discard my draft' }).click()
    await expect.element(page.getByRole('region', { name: 'You discarded your draft' })).toBeVisible()
    await page.getByRole('alert').filter({ hasText: 'Discarded' }).getByRole('button', { name: 'Undo' }).click()
    await expect.element(view).toBeVisible()
    expect((await record())?.assessment.feedback).toBe('Well done.')
  })

  test('asks for nothing any more once it is kept, and opens without a dialog from then on', async () => {
    await happen(stage.staged)
    await show()
    await dialog(title).getByRole('button', { name: 'Keep it here' }).click()
    await expect.element(line()).toHaveTextContent('You kept your work here')
    await expect.element(line().getByRole('button')).toHaveFocus()
    expect((await stage.staged.store.queue.summary()).counts['needs-me']).toBe(0)
    await show()
    await line().getByRole('button').click()
    await expect.element(dialog(title)).toBeVisible()
    await dialog(title).getByText('Close', { exact: true }).click()
    expect((await stage.staged.store.desk.kept()).map(({ allocationId }) => allocationId)).toEqual([stage.staged.allocation.id])
    await expect.element(line().getByRole('button')).toHaveFocus()
  })
})

test('what another device of mine handed in is shown criterion by criterion beside the draft here, and called no decision', async () => {
  await beDecidedElsewhere(stage.staged, null)
  await show()
  const there = dialog('You handed this in on another device').getByRole('region', { name: 'At the hub' })
  await expect.element(there.getByText(/^Handed in by you in a browser/)).toBeVisible()
  await expect.element(there.getByText('You recommended: Not yet')).toBeVisible()
  await expect.element(there.getByText("The submission isn't decided yet, as far as the hub tells you.")).toBeVisible()
  expect(there.getByText('Beginning').elements()).toHaveLength(3)
  // Every level differs, and stands out on both sides.
  await expect.element(there.getByText(/^3 levels differ/)).toBeVisible()
  const mine = dialog('You handed this in on another device').getByRole('region', { name: 'Yours, kept here' })
  for (const side of [there, mine]) expect(side.element().querySelectorAll('[data-differs]')).toHaveLength(3)
})

test('that the hub refused to hear of a review that began too late doesn’t hide what another device of mine handed in', async () => {
  const { replica } = stage.staged
  const [begin] = await replica.takeBatch(20)
  await replica.storeResults([
    { id: begin?.command.id ?? '', status: 'rejected', code: 'wrong-state', message: 'It can’t begin while it is "assessed".' },
  ])
  await beDecidedElsewhere(stage.staged, null)
  await show()
  await expect.element(dialog('You handed this in on another device')).toBeVisible()
})

test('once there is an outcome it is shown beside what I recommended', async () => {
  await beDecidedElsewhere(stage.staged, 'not-yet')
  await show()
  const there = dialog('You handed this in on another device').getByRole('region', { name: 'At the hub' })
  await expect.element(there.getByText('Outcome: Not yet')).toBeVisible()
})

test('where mine is in from two devices, the receipt that comes after the refusal leaves the open dialog open', async () => {
  await beDecidedBefore(stage.staged)
  await show()
  await expect.element(dialog('This submission is decided already')).toBeVisible()
  await beDecidedElsewhere(stage.staged, null)
  await expect.element(dialog('You handed this in twice')).toBeVisible()
})

describe.each(['light', 'dark'])('in the %s scheme axe finds nothing on', (scheme) => {
  const cases: [string, (on: Staged) => Promise<unknown>][] = [
    ['a new rubric version', (on) => pull(on.replica, superseding(on))],
    ['a new revision', (on) => pull(on.replica, revising(on))],
    ...ENDINGS.map(([name, , happen]): [string, (on: Staged) => Promise<unknown>] => [name, happen]),
  ]
  test.each(cases)('%s', async (_, happen) => {
    await happen(stage.staged)
    await show()
    const view = page.getByRole('dialog')
    await expect.element(view).toBeVisible()
    await expectNoBarriers(scheme, () => view)
    await userEvent.keyboard('{Escape}')
    await expect.element(line()).toBeVisible()
    await expectNoBarriers(scheme, line)
  })
})

test('at 200 % zoom and in German nothing sticks out, and the decision can be reached', async () => {
  await pull(stage.staged.replica, superseding(stage.staged))
  await page.viewport(720, 450)
  await show()
  await chooseLanguage('de')
  const goOn = page.getByRole('button', { name: /Mit Version 2 weiter/ })
  await expect.element(goOn).toBeVisible()
  const content = page.getByRole('dialog').element()
  expect(content.scrollWidth).toBeLessThanOrEqual(content.clientWidth)
  await goOn.click()
  await expect.poll(async () => (await record())?.status).toBe('draft')
  await chooseLanguage('en')
})
