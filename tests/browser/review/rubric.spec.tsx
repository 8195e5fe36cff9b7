import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { DEFAULT_KEY_SETTINGS } from '../../../renderer/kit/shortcuts/key-settings'
import { setKeySettings } from '../../../renderer/kit/shortcuts/use-shortcuts'
import { emptyScore } from '../../../shared/domain'
import { showRubric } from './show-rubric'
import { storyEvidence, storyRubric } from './story-rubric'

type Shown = Awaited<ReturnType<typeof showRubric>>
type Start = Parameters<typeof showRubric>[0]

let shown: Shown

afterEach(async () => {
  setKeySettings(DEFAULT_KEY_SETTINGS)
  await shown.close()
})

async function open(change: Partial<ReturnType<Start>> = {}, at = 1, height = 900) {
  await page.viewport(1000, height)
  const rubric = storyRubric()
  const criterionId = rubric.criteria[at]?.id ?? ''
  shown = await showRubric(() => ({ rubric, ...storyEvidence(criterionId), openId: criterionId, ...change }))
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
}

const marked = () => [...shown.element.querySelectorAll('em')].map((each) => each.textContent)
const allLevels = (code: string) => page.getByRole('group', { name: `All levels of ${code}` })
const links = () => page.getByRole('group', { name: 'Evidence for C2' })
const said = () => page.getByRole('status')

describe('the levels of the open criterion', () => {
  test('show the descriptor of the one that is pointed at, focused or chosen, with what sets it apart, in a low window', async () => {
    await open({}, 1, 600)
    await userEvent.hover(page.getByRole('radio', { name: 'Exemplary' }))
    await expect.element(page.getByText('a reader')).toBeVisible()
    expect(marked()).toEqual(['can’t draw a false conclusion', 'names a misreading they found and removed'])
  })

  test('all say what they ask for where there is room, each with what the level below doesn’t have', async () => {
    await open({}, 0)
    await expect.element(allLevels('C1')).toBeVisible()
    expect(marked()).toEqual(['and what it should do', ', from talking to it', ', and was changed by what was heard'])
  })

  test('say so one at a time after d, for every criterion, which is remembered', async () => {
    await open({}, 0)
    await expect.element(allLevels('C1')).toBeVisible()
    await userEvent.keyboard('d')
    await expect.element(allLevels('C1')).not.toBeInTheDocument()
    await page.getByRole('button', { name: /^C2/ }).click()
    await expect.element(page.getByRole('radiogroup', { name: /C2/ })).toBeVisible()
    await expect.element(allLevels('C2')).not.toBeInTheDocument()
    await vi.waitFor(async () => expect(await shown.store.preferences.get('rubric.levels', {})).toEqual({ showsAll: false }))
    await userEvent.keyboard('d')
    await expect.element(allLevels('C2')).toBeVisible()
  })

  test('all say so in a low window too once d asked for it', async () => {
    await open({}, 0, 600)
    await expect.element(page.getByText(/^Choose a level/)).toBeVisible()
    await userEvent.keyboard('d')
    await expect.element(allLevels('C1')).toBeVisible()
  })

  test('say what the criterion counts once the rubric uses points', async () => {
    await open()
    await page.getByRole('radio', { name: 'Proficient' }).click()
    await expect.element(page.getByText('3 of 4 points · 50% of the score')).toBeVisible()
  })

  test('keep their numbers where they are when keys are turned off', async () => {
    await open()
    const level = page.getByRole('radio', { name: /^2/ })
    const place = () => level.element().firstElementChild?.getBoundingClientRect().toJSON()
    await expect.element(level).toHaveAttribute('aria-keyshortcuts', '2')
    const before = place()
    setKeySettings({ characterKeys: false, keys: {} })
    await expect.element(level).not.toHaveAttribute('aria-keyshortcuts')
    expect(place()).toEqual(before)
  })
})

describe('evidence links', () => {
  test('say where each passage is', async () => {
    await open()
    expect(
      links()
        .getByRole('button')
        .elements()
        .slice(0, 3)
        .map(({ textContent }) => textContent),
    ).toEqual(['p. 7 “Two clinic managers…”', '04:10–04:52', 'lines 12–19 · load.py'])
  })

  test('are gone through with j and Shift+j, around the end', async () => {
    await open()
    const visited = () => shown.calls.onAnnotation.mock.calls.map(([annotation]) => annotation.shape)
    await userEvent.keyboard('jjj')
    expect(visited()).toEqual(['highlight', 'time-range', 'line-range'])
    await expect.element(links().getByRole('button', { name: /load\.py/ })).toHaveAttribute('aria-current', 'true')
    await userEvent.keyboard('j{Shift>}J{/Shift}')
    expect(visited().slice(3)).toEqual(['highlight', 'line-range'])
  })

  test('take the arrow keys from chip to chip and Enter to the passage', async () => {
    await open()
    links().getByRole('button').nth(0).element().focus()
    await userEvent.keyboard('{ArrowRight}{Enter}')
    expect(shown.calls.onAnnotation.mock.calls.map(([annotation]) => annotation.shape)).toEqual(['time-range'])
  })

  test('get the item that is being read with y, and lose it with y', async () => {
    await open({ annotations: [] })
    await userEvent.keyboard('y')
    await expect.element(links().getByRole('button', { name: /^All of Vaccination/ })).toBeVisible()
    expect(shown.scoreOf(1).wholeItemIds).toHaveLength(1)
    await userEvent.keyboard('y')
    expect(shown.scoreOf(1).wholeItemIds).toEqual([])
  })

  test('are stated as missing with 0, which a link takes back', async () => {
    await open({ annotations: [], evidenceLinksRequired: true })
    await expect.element(page.getByText(/Mark a passage/)).toBeVisible()
    await userEvent.keyboard('0')
    await expect.element(page.getByRole('switch', { name: 'No evidence found' })).toBeChecked()
    await expect.element(page.getByText(/Mark a passage/)).not.toBeInTheDocument()
    await userEvent.keyboard('y')
    expect(shown.scoreOf(1).noEvidenceFound).toBe(false)
  })

  test('can’t be stated as missing where there are some, which is said', async () => {
    await open()
    await userEvent.keyboard('0')
    expect(shown.scoreOf(1).noEvidenceFound).toBe(false)
    await vi.waitFor(() =>
      expect(
        said()
          .elements()
          .map((each) => each.textContent),
      ).toContain('Evidence is linked to C2'),
    )
  })
})

describe('once the work was sent', () => {
  test('everything can be read and gone to, and no key changes anything', async () => {
    const rubric = storyRubric()
    const [, second] = rubric.criteria
    const score = { ...emptyScore(second?.id ?? ''), levelId: second?.levels[3]?.id ?? null }
    await open({ rubric, readOnly: true, scores: [score], openId: second?.id ?? '', ...storyEvidence(second?.id ?? '') })
    await userEvent.keyboard('y0jd')
    expect(shown.scoreOf(1)).toEqual(score)
    expect(shown.calls.onAnnotation).toHaveBeenCalledTimes(1)
    await expect.element(allLevels('C2')).not.toBeInTheDocument()
  })
})
