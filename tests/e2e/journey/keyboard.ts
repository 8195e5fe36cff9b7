import type { Locator, Page } from '@playwright/test'
import { expect } from '../fixtures'

/** How an item can be annotated, by what it is. */
export type Way = 'highlight' | 'underline' | 'comment' | 'area' | 'pin' | 'time' | 'lines' | 'whole'

const WORDS = { highlight: 'h', underline: 'u', comment: 'm' } as const

/** A person at the keyboard: everything here is pressed or typed, nothing is pointed at. */
export class Keyboard {
  constructor(readonly page: Page) {}

  /** Presses keys one after another; after each, something on the screen has the focus. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key)
      await this.seeFocus(`after ${key}`)
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
    await this.seeFocus(`after "${text}"`)
  }

  /** Does what the palette offers by name. */
  async choose(command: string): Promise<void> {
    await this.press('Control+k')
    const field = this.page.getByRole('dialog').getByRole('combobox').or(this.page.getByRole('dialog').getByRole('textbox'))
    await expect(field.first()).toBeFocused()
    await this.type(command)
    await expect(
      this.page
        .getByRole('option')
        .or(this.page.getByRole('dialog').getByRole('button', { name: command }))
        .first(),
    ).toBeVisible()
    await this.press('Enter')
  }

  /** Without a focus on the screen, nobody knows what the next key is about. */
  private async seeFocus(when: string): Promise<void> {
    const lost = () => this.page.evaluate(() => document.activeElement === null || document.activeElement === document.body)
    await expect.poll(lost, { message: `the focus is lost ${when}`, timeout: 5_000 }).toBe(false)
  }

  /** Annotates the open item and says why. */
  async annotate(way: Way, comment: string): Promise<void> {
    await this.mark(way)
    await expect(this.page.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused()
    await this.type(comment)
    await this.press('Escape')
    await expect(this.page.getByRole('textbox', { name: 'Comment', exact: true })).toHaveCount(0)
  }

  private async mark(way: Way): Promise<void> {
    switch (way) {
      case 'highlight':
      case 'underline':
      case 'comment':
        await this.untilSeen(['s'], this.page.getByRole('list', { name: 'Selecting words' }))
        await this.press('ArrowRight', 'Shift+ArrowRight', WORDS[way])
        break
      case 'area':
      case 'pin':
        await this.untilSeen(
          [way === 'area' ? 'a' : 'p', 'Enter'],
          this.page.getByRole('application', { name: /^Area: arrow keys/ }),
        )
        await this.press('ArrowDown', 'ArrowRight', 'Enter')
        break
      case 'time':
        await expect(this.page.getByRole('slider', { name: 'Position in the recording' })).toBeVisible()
        await this.press('ArrowRight', 't', 'Shift+ArrowRight', 'Shift+ArrowRight', 't')
        break
      case 'lines':
        await this.untilSeen(['ArrowDown', 'Shift+ArrowDown'], this.page.getByRole('toolbar', { name: 'Selected lines' }))
        await this.press('l')
        break
      case 'whole':
        await this.press('Shift+M')
    }
  }

  /** Presses keys again until they do what they do: a document that is still being read has no keys yet. */
  private async untilSeen(keys: string[], seen: Locator): Promise<void> {
    await expect(async () => {
      await this.press(...keys)
      await expect(seen).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 15_000 })
  }
}

/** The row of the evidence that is open. */
export function openRow(page: Page): Locator {
  return page.getByRole('navigation', { name: 'What was handed in' }).locator('[aria-current]')
}
