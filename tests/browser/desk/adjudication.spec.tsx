import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { chooseLanguage } from '../../../renderer/kit'
import { newId, type Receipt, scoreFor } from '../../../shared/domain'
import { atRest } from '../review/barriers'
import { pull } from '../store/sample-store'
import { openSplit, type StagedSplit } from './adjudication-stage'
import { expectNoBarriers } from './desk-stage'
import { showDesk } from './show-desk'

let staged: StagedSplit
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  staged = await openSplit()
  shown = await showDesk(staged.store, staged.allocation.id)
  await expect.element(line()).toBeVisible()
})

afterEach(async () => {
  notifications.clean()
  shown.close()
  await staged.store.close()
  staged.replica.close()
  document.body.innerHTML = ''
  await chooseLanguage('en')
})

const line = () => page.getByRole('region', { name: 'The two assessments' })
const both = (code: string) => page.getByRole('region', { name: `What both assessors gave for ${code}` })
const side = (code: string, name: string) => both(code).getByRole('region', { name })
const dialog = () => page.getByRole('dialog', { name: 'Both assessments' })
const record = async () => {
  const found = await staged.store.desk.open(staged.allocation.id)
  if (!found) throw new Error('it is gone')
  return found
}
const score = async (at: number) => scoreFor((await record()).assessment, staged.rubric.criteria[at]?.id ?? '')
const levelOf = (of: 'a' | 'b', at: number) => staged.split[of].scores[at]?.levelId

describe('a split that I am to settle', () => {
  test('says in what the two differ, and shows both sides of the open criterion', async () => {
    await expect.element(line().getByText('A: award · B: not yet')).toBeVisible()
    await expect.element(line().getByText(/two or more levels apart in C2/)).toBeVisible()
    await expect.element(side('C1', 'Assessor A').getByText('4 Exemplary')).toBeVisible()
    await expect.element(side('C1', 'Assessor B').getByText(/B on C1: the axis/)).toBeVisible()
    await expect.element(both('C1').getByText('One level apart')).toBeVisible()
    // The folded ones tell both levels, and which are too far apart.
    const folded = page.getByText('A 4 · B 1')
    await expect.element(folded).toBeVisible()
    await expect.element(folded).toHaveAttribute('data-far')
    expect(page.getByText('A 3 · B 3').element().hasAttribute('data-far')).toBe(false)
  })

  test('is settled by key: levels and evidence of one side become mine, and those of the other go', async () => {
    await userEvent.keyboard('{Shift>}k{/Shift}')
    await expect.poll(async () => (await score(0)).levelId).toBe(levelOf('a', 0))
    expect((await score(0)).rationale).toMatch(/^A on C1/)
    await expect.poll(async () => (await record()).annotations.map(({ comment }) => comment)).toEqual(['A noted C1'])
    const [mine] = (await record()).annotations
    expect(mine).toMatchObject({ allocationId: staged.allocation.id, creatorId: staged.allocation.assessorId, version: 1 })
    await expect.element(side('C1', 'Assessor A').getByRole('button', { name: 'Taken over C1 from assessor A' })).toBeDisabled()
    await userEvent.keyboard('{Shift>}l{/Shift}')
    await expect.poll(async () => (await record()).annotations.map(({ comment }) => comment)).toEqual(['B noted C1'])
    expect(await score(0)).toMatchObject({ levelId: levelOf('b', 0), rationale: expect.stringMatching(/^B on C1/) })
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.poll(async () => (await record()).annotations.map(({ comment }) => comment)).toEqual(['A noted C1'])
    expect((await score(0)).levelId).toBe(levelOf('a', 0))
  })

  test('leaves what I wrote myself alone', async () => {
    await userEvent.keyboard('r')
    await userEvent.keyboard('Neither saw the footnote.')
    await userEvent.keyboard('{Escape}')
    await userEvent.keyboard('{Shift>}l{/Shift}')
    await expect.poll(async () => (await score(0)).levelId).toBe(levelOf('b', 0))
    expect((await score(0)).rationale).toBe('Neither saw the footnote.')
  })

  test('shows the notes of both as layers that one key goes through, and never lets them be changed', async () => {
    await userEvent.keyboard('n')
    const list = page.getByRole('list', { name: 'Annotations' })
    const notes = () => [...list.element().querySelectorAll('[data-annotation]')].map((each) => each.textContent ?? '')
    await expect.poll(() => notes().length).toBe(4)
    expect(notes().filter((each) => each.includes('Assessor A'))).toHaveLength(2)
    expect(list.element().querySelectorAll('[aria-label^="Delete"]')).toHaveLength(0)
    await userEvent.keyboard('{Escape}')
    const layers = () => page.getByRole('group', { name: 'Notes in the evidence' }).getByRole('button').elements()
    const shownLayers = () => layers().map((each) => each.getAttribute('aria-pressed'))
    for (const [a, b] of [
      [true, false],
      [false, true],
      [false, false],
      [true, true],
    ]) {
      await userEvent.keyboard('b')
      await expect.poll(shownLayers).toEqual([String(a), String(b)])
    }
  })

  test('opens both assessments as a whole by key, where words to the candidate can be taken too', async () => {
    await userEvent.keyboard('{Shift>}b{/Shift}')
    await expect.element(dialog().getByText('The dual axis misleads whoever reads only the chart.')).toBeVisible()
    await dialog().getByRole('button', { name: 'Take over the words of assessor B' }).click()
    await expect.poll(async () => (await record()).assessment.feedback).toBe('B to the candidate.')
    await dialog().getByRole('button', { name: 'Take over C2 from assessor B' }).click()
    await expect.poll(async () => (await score(1)).levelId).toBe(levelOf('b', 1))
    await userEvent.keyboard('{Escape}')
    await expect.element(line().getByRole('button', { name: /Both assessments/ })).toHaveFocus()
  })

  test('goes out only with a reason, whatever the rubric suggests', async () => {
    for (let at = 0; at < 3; at += 1) {
      await userEvent.keyboard('{Shift>}k{/Shift}')
      await expect.poll(async () => (await score(at)).levelId).toBe(levelOf('a', at))
      await userEvent.keyboard('c')
    }
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    const ask = page.getByRole('dialog')
    const reason = ask.getByRole('textbox', { name: 'Why you settle it so' })
    await expect.element(reason).toHaveFocus()
    expect(await staged.store.desk.submit(staged.allocation.id)).toMatchObject({ ok: false })
    await userEvent.keyboard('The caption answers what B asks for.')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.poll(async () => (await record()).status).toBe('waiting-to-send')
    const batch = await staged.replica.takeBatch(20)
    expect(batch.map(({ command }) => command).find(({ type }) => type === 'assessment.submit')).toMatchObject({
      assessment: { recommendation: 'awarded', overrideReason: 'The caption answers what B asks for.' },
    })
  })

  test('says what the rubric suggests where it is settled otherwise', async () => {
    for (let at = 0; at < 3; at += 1) {
      await userEvent.keyboard('{Shift>}k{/Shift}')
      await expect.poll(async () => (await score(at)).levelId).toBe(levelOf('a', at))
      await userEvent.keyboard('c')
    }
    const reason = page.getByRole('dialog').getByRole('textbox', { name: 'Why you settle it so' })
    await page.getByRole('button', { name: 'Award' }).click()
    await expect.element(reason).toHaveAccessibleDescription(/^Stays with the decision/)
    await userEvent.keyboard('{Escape}')
    await page.getByRole('button', { name: 'Not yet' }).click()
    await expect.element(reason).toHaveAccessibleDescription(/^The rubric suggests award: .*Stays with the decision/)
  })

  test('tells only what was taken over last, and nothing once the desk is left', async () => {
    const told = () =>
      page
        .getByRole('alert')
        .elements()
        .map((each) => each.textContent ?? '')
    await userEvent.keyboard('{Shift>}k{/Shift}')
    await expect.poll(told).toEqual([expect.stringContaining('C1 is taken over from assessor A')])
    await userEvent.keyboard('{Shift>}l{/Shift}')
    await expect.poll(told).toEqual([expect.stringContaining('C1 is taken over from assessor B')])
    shown.goTo(newId())
    await expect.poll(told).toEqual([])
  })

  test('shows of a criterion that is opened its beginning, also where it is taller than its room', async () => {
    shown.setHeight(480)
    // Read to its end, where the next one's heading is in sight.
    both('C1').element().closest('article')?.nextElementSibling?.scrollIntoView({ block: 'end' })
    await userEvent.keyboard('c')
    await expect.element(both('C2')).toBeVisible()
    const heading = page.getByRole('region', { name: 'Rubric' }).getByRole('heading', { name: /^C2/ }).element()
    const panel = page.getByRole('region', { name: 'Rubric' }).element()
    await expect.poll(() => heading.getBoundingClientRect().top - panel.getBoundingClientRect().top).toBeGreaterThanOrEqual(0)
    expect(both('C2').element().getBoundingClientRect().top).toBeLessThan(panel.getBoundingClientRect().bottom)
  })

  test('says why a panel lead returned the decision', async () => {
    const { allocation, replica } = staged
    const receipt: Receipt = {
      commandId: newId(),
      allocationId: allocation.id,
      submissionId: allocation.submissionId,
      stage: 'returned',
      outcome: null,
      acceptedAt: '2026-11-21T09:00:00.000Z',
      releaseAt: null,
      credentialId: null,
      returned: 'C2 points at nothing.',
    }
    await pull(replica, [{ op: 'put', kind: 'receipt', id: allocation.id, body: receipt }])
    const told = page.getByRole('status', { name: 'Returned by a panel lead' })
    await expect.element(told).toHaveTextContent(/A panel lead returned your decision, .*2026.*: C2 points at nothing\./)
  })

  test('is gone with the allocation', async () => {
    const { allocation, replica, store } = staged
    await pull(replica, [
      { op: 'remove', kind: 'split', id: allocation.id, reason: 'ended' },
      { op: 'remove', kind: 'allocation', id: allocation.id, reason: 'ended' },
    ])
    expect(await store.desk.open(allocation.id)).toBeNull()
    await expect.element(page.getByText('This submission is not on this machine')).toBeVisible()
  })

  test.each(['light', 'dark'])('has nothing in the %s scheme that axe finds', async (scheme) => {
    await expectNoBarriers(scheme, line)
    await expectNoBarriers(scheme, () => both('C1'))
    await userEvent.keyboard('{Shift>}b{/Shift}')
    await expect.element(dialog()).toBeVisible()
    await expectNoBarriers(scheme, dialog)
  })

  test('at 200 % zoom and in German nothing sticks out', async () => {
    await chooseLanguage('de')
    const takes = () =>
      page.getByRole('region', { name: 'Beide Beurteilungen zu C1' }).getByRole('button', { name: /^Übernehmen/ })
    await expect.poll(() => takes().elements().length).toBe(2)
    for (const take of takes().elements()) {
      const words = take.querySelector('.mantine-Button-label')
      expect(words?.scrollWidth).toBeLessThanOrEqual(words?.clientWidth ?? 0)
    }
    await page.viewport(720, 450)
    shown.setWidth(720)
    await atRest(document.body)
    const german = page.getByRole('region', { name: 'Die beiden Beurteilungen' }).first().element()
    expect(german.scrollWidth).toBeLessThanOrEqual(german.clientWidth)
    await userEvent.keyboard('{Shift>}b{/Shift}')
    const asked = page.getByRole('dialog', { name: 'Beide Beurteilungen' })
    await expect.element(asked).toBeVisible()
    const content = asked.element()
    expect(content.scrollWidth).toBeLessThanOrEqual(content.clientWidth)
  })
})
