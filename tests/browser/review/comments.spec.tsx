import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { CommentBank } from '../../../renderer/review/comments/bank'
import type { CommentUses } from '../../../renderer/review/comments/uses'
import { newId } from '../../../shared/domain'
import { showRubric } from './show-rubric'

type Shown = Awaited<ReturnType<typeof showRubric>>

let shown: Shown
const criterion = (at: number) => shown.rubric.criteria[at]?.id ?? ''
const bankName = () => `comments/${shown.rubric.achievementId}`
const usesName = () => `comment-uses/${shown.rubric.achievementId}`
const kept = (text: string, criterionId: string | null = null) => ({ id: newId(), text, criterionId })
const storedTexts = async () => (await shown.store.preferences.get<CommentBank>(bankName(), [])).map(({ text }) => text)

async function open(bank: CommentBank = []) {
  shown = await showRubric(({ world }) => ({ rubric: world.rubrics[0] as Shown['rubric'] }))
  await shown.store.preferences.set(bankName(), bank)
  await expect.element(rationale()).toBeVisible()
}

afterEach(() => shown.close())

const rationale = () => page.getByRole('textbox', { name: /Rationale/ })
const list = () => page.getByRole('listbox', { name: 'Your comments' })
const options = () => list().getByRole('option')
const text = () => (rationale().element() as HTMLTextAreaElement).value
const selected = () => {
  const field = rationale().element() as HTMLTextAreaElement
  return field.value.slice(field.selectionStart, field.selectionEnd)
}

describe('a slash in a text', () => {
  beforeEach(() =>
    open([
      kept('Names every source'),
      kept('The axis begins at zero'),
      kept('{candidate} reaches {level} on {criterion} by week {week} of {weeks}'),
    ]),
  )

  test('offers the comments, of which arrows choose and Enter inserts one', async () => {
    await rationale().click()
    await userEvent.keyboard('Good: /')
    await expect.element(options().first()).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{ArrowDown}{Enter}')
    expect(text()).toBe('Good: The axis begins at zero')
    await expect.element(list()).not.toBeInTheDocument()
  })

  test('searches with what is typed after it', async () => {
    await rationale().click()
    await userEvent.keyboard('/zero ax')
    await expect.element(options()).toHaveLength(1)
    await userEvent.keyboard('{Enter}')
    expect(text()).toBe('The axis begins at zero')
  })

  test('stays a slash after Escape, and inside of words and numbers', async () => {
    await rationale().click()
    await userEvent.keyboard('/')
    await expect.element(list()).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(list()).not.toBeInTheDocument()
    await userEvent.keyboard('names and/or 3/4')
    await expect.element(list()).not.toBeInTheDocument()
    expect(text()).toBe('/names and/or 3/4')
    await expect.element(rationale()).toHaveFocus()
  })

  test('leaves Enter a line break where nothing is offered', async () => {
    await rationale().click()
    await userEvent.keyboard('/qqq{Enter}x')
    expect(text()).toBe('/qqq\nx')
  })

  test('fills what is known and leaves the rest to be typed, one gap after the other', async () => {
    await page.getByRole('radio', { name: 'Proficient' }).click()
    await rationale().click()
    await userEvent.keyboard('/reaches{Enter}')
    expect(text()).toBe('Adaeze Nwosu reaches Proficient on Audience and purpose by week {week} of {weeks}')
    expect(selected()).toBe('{week}')
    await userEvent.keyboard('7{Tab}')
    expect(selected()).toBe('{weeks}')
    await userEvent.keyboard('9')
    expect(text()).toContain('week 7 of 9')
  })

  test('is one step of the field’s own undo', async () => {
    await rationale().click()
    await userEvent.keyboard('/zero{Enter}')
    expect(text()).toBe('The axis begins at zero')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(text()).toBe('/zero')
  })

  test('offers first what was used last for this criterion', async () => {
    await rationale().click()
    await userEvent.keyboard('/zero{Enter}')
    const uses = () => shown.store.preferences.get<CommentUses>(usesName(), {})
    await expect.poll(async () => Object.values(await uses()).map((each) => Object.keys(each))).toEqual([[criterion(0)]])
    await userEvent.keyboard(' /')
    await expect.element(options().first()).toHaveTextContent('The axis begins at zero')
  })

  test('tells assistive technology of the list and of the comment that is marked', async () => {
    await rationale().click()
    await userEvent.keyboard('/')
    await expect.element(list()).toBeVisible()
    const field = rationale().element()
    expect(document.getElementById(field.getAttribute('aria-controls') ?? '')).toBe(list().element())
    expect(document.getElementById(field.getAttribute('aria-activedescendant') ?? '')).toBe(options().first().element())
  })
})

test('the descriptors of the criterion’s levels are offered after the comments', async () => {
  await open([kept('Mine')])
  await rationale().click()
  await userEvent.keyboard('/')
  await expect.element(options().first()).toHaveTextContent('Mine')
  await expect.element(options().nth(1)).toHaveTextContent('Exemplary work')
  await expect.element(options().nth(1)).toHaveTextContent('4 Exemplary')
  expect(list().element().querySelectorAll('p')).toHaveLength(1)
  await expect.element(list().getByText('From the rubric, word for word')).toBeVisible()
})

test('the list of comments is never taller than the window beside its field', async () => {
  await open(
    [1, 2, 3, 4, 5, 6, 7].map((each) =>
      kept(`Comment ${each} says at length what could be said in fewer words, ${'and more '.repeat(12)}`),
    ),
  )
  await page.viewport(414, 320)
  await rationale().click()
  await userEvent.keyboard('/')
  await expect.element(list()).toBeVisible()
  await userEvent.keyboard('{ArrowUp}')
  const bottom = () => options().last().element().getBoundingClientRect().bottom
  await expect.poll(bottom).toBeLessThanOrEqual(320)
  await page.viewport(414, 896)
})

describe('keeping a text', () => {
  beforeEach(() => open())

  test('keeps what is selected in a field, without the candidate’s name', async () => {
    const name = 'Adaeze Nwosu'
    await rationale().fill(`${name} hides the scale. Not this.`)
    const field = rationale().element() as HTMLTextAreaElement
    field.setSelectionRange(0, `${name} hides the scale.`.length)
    await userEvent.keyboard('{Control>}{Shift>}S{/Shift}{/Control}')
    await expect.poll(storedTexts).toEqual(['{candidate} hides the scale.'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(storedTexts).toEqual([])
  })
})
