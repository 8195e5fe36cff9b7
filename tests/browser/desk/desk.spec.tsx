import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { settleBeforeLeaving } from '../../../renderer/kit'
import { newId, scoreFor } from '../../../shared/domain'
import { openSampleStore } from '../store/sample-store'
import { showDesk } from './show-desk'

type Sample = Awaited<ReturnType<typeof openSampleStore>>

let sample: Sample
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  sample = await openSampleStore(4)
  shown = await showDesk(sample.store, allocation(0))
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
})

afterEach(async () => {
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
})

const allocation = (at: number) => sample.world.allocations[at]?.id ?? ''
const submission = (at: number) => sample.world.submissions[at]
const rubric = (at: number) => sample.world.rubrics[at % 2]

const stored = async (at = 0) => {
  const record = await sample.store.desk.open(allocation(at))
  if (!record) throw new Error('the sample has this allocation')
  return record
}
/** Titles of the levels that the store holds, by criterion; null where none is set. */
const storedLevels = async (at = 0) => {
  const { rubric, assessment } = await stored(at)
  return rubric.criteria.map((criterion) => {
    const { levelId } = scoreFor(assessment, criterion.id)
    return criterion.levels.find((level) => level.id === levelId)?.title ?? null
  })
}
const storedRationale = async (criterion: number, at = 0) => {
  const record = await stored(at)
  return scoreFor(record.assessment, record.rubric.criteria[criterion]?.id ?? '').rationale
}
const openCriterion = () => document.querySelector('[data-criterion][aria-expanded=true]')?.textContent
const rationale = () => page.getByRole('textbox', { name: /Rationale/ })

describe('scoring by keys', () => {
  test('a number sets the level of the open criterion and goes on to the next without one', async () => {
    await userEvent.keyboard('3')
    expect(openCriterion()).toContain('C2')
    await userEvent.keyboard('42')
    await expect.poll(() => storedLevels()).toEqual(['Proficient', 'Exemplary', 'Developing'])
  })

  test('a number never sets a level while somebody is typing', async () => {
    await rationale().click()
    await userEvent.keyboard('1 of 4 sources is named')
    await expect.poll(() => storedRationale(0)).toBe('1 of 4 sources is named')
    expect(await storedLevels()).toEqual([null, null, null])
    expect(openCriterion()).toContain('C1')
  })

  test('c and Shift+c move between criteria, and r goes to the rationale', async () => {
    await userEvent.keyboard('c')
    expect(openCriterion()).toContain('C2')
    await userEvent.keyboard('{Shift>}C{/Shift}')
    expect(openCriterion()).toContain('C1')
    await userEvent.keyboard('r')
    await expect.element(rationale()).toHaveFocus()
  })

  test('arrows read the levels without choosing one', async () => {
    const levels = page.getByRole('radio')
    levels.nth(0).element().focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(levels.nth(1)).toHaveFocus()
    await expect.element(page.getByText('Developing work')).toBeVisible()
    expect(await storedLevels()).toEqual([null, null, null])
    await userEvent.keyboard(' ')
    await expect.element(levels.nth(1)).toBeChecked()
  })

  test('undo and redo go over levels one by one', async () => {
    await userEvent.keyboard('34')
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.poll(() => storedLevels()).toEqual(['Proficient', null, null])
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    await expect.poll(() => storedLevels()).toEqual(['Proficient', 'Exemplary', null])
  })
})

describe('what is typed', () => {
  test('is on the disk once the desk was left, however soon', async () => {
    await rationale().click()
    await userEvent.keyboard('Splits the dual axis')
    shown.goTo(allocation(1))
    await expect.element(page.getByRole('heading', { name: submission(1)?.candidate.name ?? '' })).toBeVisible()
    await expect.poll(() => storedRationale(0)).toBe('Splits the dual axis')
    expect(await storedRationale(0, 1)).toBe('')
  })

  test('is on the disk before the window closes', async () => {
    await rationale().click()
    await userEvent.keyboard('Written in the last moment')
    await settleBeforeLeaving()
    expect(await storedRationale(0)).toBe('Written in the last moment')
  })

  test('comes back when the submission is opened again', async () => {
    await rationale().click()
    await userEvent.keyboard('Half a thought')
    shown.goTo(allocation(1))
    await expect.element(page.getByRole('heading', { name: submission(1)?.candidate.name ?? '' })).toBeVisible()
    shown.goTo(allocation(0))
    await expect.element(rationale()).toHaveValue('Half a thought')
  })
})

describe('another submission', () => {
  test('begins with nothing of the one before', async () => {
    await userEvent.keyboard('344')
    await userEvent.keyboard(']')
    await expect.element(page.getByRole('heading', { name: submission(1)?.candidate.name ?? '' })).toBeVisible()
    expect(page.getByRole('radio', { checked: true }).elements()).toHaveLength(0)
    await expect.poll(() => storedLevels(0)).toEqual(['Proficient', 'Exemplary', 'Exemplary'])
    expect(await storedLevels(1)).toEqual([null, null, null])
  })

  test('gets the keys that are pressed once it is shown, and only it', async () => {
    await userEvent.keyboard('1]')
    await expect.element(page.getByRole('heading', { name: submission(1)?.candidate.name ?? '' })).toBeVisible()
    await userEvent.keyboard('4')
    await expect.poll(() => storedLevels(1)).toEqual(['Exemplary', null, null])
    expect(await storedLevels(0)).toEqual(['Beginning', null, null])
  })
})

describe('submitting', () => {
  test('names what is missing, and each leads to its place', async () => {
    await userEvent.keyboard('34')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'C3 Visual craft has no level' }).click()
    await expect.poll(() => openCriterion()).toContain('C3')
    await expect.poll(() => document.activeElement?.textContent).toContain('C3')
    expect((await stored()).status).toBe('draft')
  })

  test('asks for the reason where it departs from the rubric', async () => {
    await scoreAll()
    await page.getByRole('button', { name: 'Not yet' }).click()
    const dialog = page.getByRole('dialog')
    await expect.element(dialog.getByRole('textbox', { name: 'Why this departs from the rubric' })).toBeVisible()
    await expect.element(dialog.getByRole('button', { name: /Feedback that the candidate/ })).toBeVisible()
  })

  test('closes the draft, shows the receipt, and can be taken back while it has not left', async () => {
    await scoreAll()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(page.getByRole('dialog').getByRole('button', { name: /^Submit: award/ })).toHaveFocus()
    await expect
      .element(page.getByRole('region', { name: 'Not required, but expected' }).getByText(/^\d of \d read$/))
      .toBeVisible()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(page.getByText('Submitted: award')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Review the next one' })).toBeVisible()
    expect((await stored()).status).toBe('waiting-to-send')
    await userEvent.keyboard('1')
    expect(await storedLevels()).toEqual(['Exemplary', 'Exemplary', 'Exemplary'])
    await page.getByRole('button', { name: 'Take back' }).click()
    await expect.element(page.getByRole('button', { name: /^Award/ })).toBeVisible()
    expect((await stored()).status).toBe('draft')
  })
})

describe('what was sent', () => {
  test('waits for the sign-in where that has ended', async () => {
    await scoreAll()
    await sample.store.desk.changeAssessment(allocation(0), { recommendation: 'awarded' })
    expect(await sample.store.desk.submit(allocation(0))).toMatchObject({ ok: true })
    await sample.replica.report({ phase: 'idle', isOnline: true })
    await expect.element(page.getByText('On its way to the hub')).toBeVisible()
    await sample.replica.report({ phase: 'signed-out', needsSignIn: true })
    await expect.element(page.getByText('Kept here; goes out once you sign in again')).toBeVisible()
  })

  test('goes on as a draft after the candidate handed in anew', async () => {
    await scoreAll()
    await sample.store.desk.changeAssessment(allocation(0), { recommendation: 'awarded' })
    await sample.store.desk.submit(allocation(0))
    const sent = await sample.replica.takeBatch(10)
    const current = { submissionRevision: 2, rubricVersion: 1, allocationState: 'in-review' }
    await sample.replica.storeResults(
      sent.map(({ command: { id, type } }) =>
        type === 'assessment.submit'
          ? { id, status: 'conflict', code: 'submission-revised', message: 'Revised.', current }
          : { id, status: 'accepted', receipt: null },
      ),
    )
    await page.getByRole('button', { name: 'Go on with my draft' }).click()
    await expect.poll(async () => (await stored()).status).toBe('draft')
    expect(await storedLevels()).toEqual(['Exemplary', 'Exemplary', 'Exemplary'])
  })
})

describe('the evidence list', () => {
  test('comes back after the window was tight', async () => {
    const item = page.getByText('archive-0.zip').first()
    await expect.element(item).toBeVisible()
    shown.setWidth(860)
    await expect.poll(() => listIsInert()).toBe(true)
    shown.setWidth(1300)
    await expect.poll(() => listIsInert()).toBe(false)
    await sample.store.flush()
    expect(await sample.store.preferences.get('desk.layout', {})).not.toHaveProperty('showsEvidence', false)
  })

  test('counts nothing as read that is not here to be read', async () => {
    await page.getByText('archive-0.zip').first().click()
    await expect.poll(() => document.querySelector('[data-entry][aria-current]')?.textContent).toContain('archive-0.zip')
    await sample.store.flush()
    expect((await stored()).reading).toEqual({})
  })
})

describe('notes', () => {
  test('of a criterion stand beside its level and lead to their item', async () => {
    const { rubric: shownRubric, submission: shownSubmission } = await stored()
    const item = shownSubmission.evidence[1]
    const at = '2026-11-21T12:00:00.000Z'
    await sample.store.desk.putAnnotation({
      id: newId(),
      version: 1,
      allocationId: allocation(0),
      evidenceId: item?.id ?? '',
      evidenceSha256: item?.sha256 ?? '',
      shape: 'highlight',
      selectors: [{ type: 'TextQuoteSelector', exact: 'Two clinic managers', prefix: '', suffix: '' }],
      comment: '',
      criterionId: shownRubric.criteria[0]?.id ?? null,
      creatorId: sample.account.person.id,
      createdAt: at,
      modifiedAt: at,
    })
    await page.getByRole('button', { name: /Two clinic managers/ }).click()
    await expect.poll(() => document.querySelector('[data-entry][aria-current]')?.textContent).toContain('archive-0.zip')
  })
})

const listIsInert = () => document.querySelector('[data-entry]')?.closest('[inert]') !== null

/** Gives every criterion its highest level and states that no evidence was found. */
async function scoreAll() {
  for (const criterion of rubric(0)?.criteria ?? []) {
    await sample.store.desk.changeScore(allocation(0), criterion.id, {
      levelId: criterion.levels.at(-1)?.id ?? null,
      noEvidenceFound: true,
    })
  }
  await expect.element(page.getByText('3 of 3 scored')).toBeVisible()
}
