import type { FunctionComponent } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { showRubric } from './show-rubric'
import { storyEvidence, storyRubric } from './story-rubric'

/** How often each part was rendered since it was last looked at. */
const rendered = vi.hoisted(() => new Map<string, number>())

/** The real parts, each counting. */
const counting = vi.hoisted(() => (room: Record<string, unknown>, name: string) => ({
  ...room,
  [name]: (props: object) => {
    rendered.set(name, (rendered.get(name) ?? 0) + 1)
    return (room[name] as FunctionComponent)(props)
  },
}))
vi.mock('../../../renderer/review/rubric/criterion-line', async (real) => counting(await real(), 'CriterionLine'))
vi.mock('../../../renderer/review/rubric/level-choice', async (real) => counting(await real(), 'LevelChoice'))
vi.mock('../../../renderer/review/rubric/evidence-links', async (real) => counting(await real(), 'EvidenceLinks'))
vi.mock('../../../renderer/review/rubric/rationale-field', async (real) => counting(await real(), 'RationaleField'))

let shown: Awaited<ReturnType<typeof showRubric>>

beforeEach(async () => {
  await page.viewport(1000, 900)
  const rubric = storyRubric()
  shown = await showRubric(() => ({ rubric, ...storyEvidence(rubric.criteria[0]?.id ?? '') }))
  await expect.element(rationale()).toBeVisible()
})

afterEach(() => shown.close())

const rationale = () => page.getByRole('textbox', { name: /Rationale/ })
const renderedParts = () => Object.fromEntries([...rendered].filter(([, count]) => count > 0))

test('a stroke in a rationale renders its field and nothing else', async () => {
  await rationale().click()
  await userEvent.keyboard('x')
  rendered.clear()
  await userEvent.keyboard('yz')
  expect(shown.scoreOf(0).rationale).toBe('xyz')
  expect(Object.keys(renderedParts())).toEqual(['RationaleField'])
})

test('a level renders its own line and its levels, and no other criterion', async () => {
  await page.getByRole('radio', { name: 'Beginning' }).click()
  const level = page.getByRole('radio', { name: 'Developing' })
  level.element().focus()
  await expect.element(level).toHaveFocus()
  rendered.clear()
  await userEvent.keyboard(' ')
  await expect.element(level).toBeChecked()
  expect(renderedParts()).toMatchObject({ CriterionLine: 1 })
  expect(Object.keys(renderedParts()).sort()).toEqual(['CriterionLine', 'LevelChoice'])
})
