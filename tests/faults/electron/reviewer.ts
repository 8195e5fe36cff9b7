import type { Locator, Page } from 'playwright'
import { criterion, openCriterion, rowOf } from '../../e2e/journey/person'
import { markerWord, oneOf } from '../random'
import type { FoundWork, Ledger } from './ledger'

/** A person at the desk who works on and writes down what the app said was saved. */
export class Reviewer {
  allocationId = ''
  readonly #page: Page
  readonly #ledger: Ledger
  readonly #random: () => number

  constructor(page: Page, ledger: Ledger, random: () => number) {
    this.#page = page
    this.#ledger = ledger
    this.#random = random
  }

  /** Opens a submission from the queue. */
  async open(candidate: string): Promise<void> {
    await this.#page.getByRole('searchbox', { name: 'Search the queue' }).fill(candidate)
    await rowOf(this.#page, candidate).dblclick()
    await this.#seeDesk(candidate)
    this.allocationId = /[0-9a-f-]{36}/.exec(this.#page.url())?.[0] ?? ''
  }

  /** Comes back to one that was opened before, wherever it stands in the queue now. */
  async comeBack(candidate: string, allocationId: string): Promise<void> {
    await this.#page.evaluate((id) => {
      location.hash = `#/desk/${id}`
    }, allocationId)
    await this.#seeDesk(candidate)
    this.allocationId = allocationId
  }

  async #seeDesk(candidate: string): Promise<void> {
    await this.#page.getByRole('heading', { name: candidate, level: 1 }).waitFor()
    await this.#page.getByRole('region', { name: 'Rubric' }).getByRole('article').first().waitFor()
  }

  /** Whether it was handed in, as the desk says. */
  async isSent(): Promise<boolean> {
    return this.#page.getByRole('region', { name: 'Submitted' }).isVisible()
  }

  /** What the desk shows of all the places that this person has ever written to. */
  async look(): Promise<FoundWork> {
    const found: FoundWork = {}
    const places = [...this.#ledger.places(this.allocationId).keys()]
    for (const code of (await this.#codes()).filter((each) => places.some((place) => place.startsWith(each)))) {
      Object.assign(found, await this.#lookAt(code))
    }
    if (places.some((place) => place.startsWith('note '))) Object.assign(found, await this.#notes(places))
    return found
  }

  /** A criterion's level and rationale, once what was saved of them is there, or has had the time to be: a desk that just opened draws itself in steps. */
  async #lookAt(code: string): Promise<FoundWork> {
    const saved = this.#ledger.places(this.allocationId)
    const patience = Date.now() + PATIENCE_MS
    for (;;) {
      await openCriterion(this.#page, code)
      const chosen = this.#chosen(code)
      // Where none was written, one that was handed in has no field for it.
      const field = this.#rationale(code)
      const found = {
        [`${code} level`]: (await chosen.count()) === 0 ? '' : (await chosen.innerText()).slice(0, 1),
        [`${code} rationale`]: (await field.count()) === 0 ? '' : await field.inputValue(),
      }
      const isThere = Object.entries(found).every(([place, text]) => text.startsWith(saved.get(place) ?? ''))
      if (isThere || Date.now() > patience) return found
      await this.#page.waitForTimeout(100)
    }
  }

  /** Reviews on, one criterion after the other, and hands in; each step is written down once the app has said that it is saved. */
  async review(onSubmit: () => void): Promise<void> {
    for (const code of await this.#codes()) {
      if (!this.#ledger.places(this.allocationId).get(`${code} level`)) await this.#level(code)
      if (this.#random() < 0.6) await this.#reason(code)
      if (this.#random() < 0.4) await this.#note()
      await this.#noEvidence(code)
    }
    await this.#submit(onSubmit)
  }

  async #level(code: string): Promise<void> {
    await openCriterion(this.#page, code)
    const section = criterion(this.#page, code)
    // With the highest level throughout, the rubric suggests an award, for which no feedback is asked.
    const level = String(await section.getByRole('radio').count())
    this.#ledger.asks(this.allocationId, `${code} level`, level)
    await section.getByRole('heading').getByRole('button').focus()
    await this.#page.keyboard.press(level)
    // The key goes on to the next criterion, and this one is closed with its level beside its name.
    await this.#chosen(code)
      .or(section.getByText(new RegExp(`^${level} `)))
      .first()
      .waitFor()
    await this.#said(`${code} level`)
  }

  async #reason(code: string): Promise<void> {
    await openCriterion(this.#page, code)
    const field = this.#rationale(code)
    const before = await field.inputValue()
    const words = `${markerWord(this.#random)} `
    this.#ledger.asks(this.allocationId, `${code} rationale`, before + words)
    await field.focus()
    await this.#page.keyboard.press('Control+End')
    await this.#page.keyboard.type(words)
    await this.#said(`${code} rationale`)
    await this.#page.keyboard.press('Escape')
  }

  /** A note on the whole of some item. */
  async #note(): Promise<void> {
    const items = await this.#page.getByRole('navigation', { name: 'What was handed in' }).getByRole('button').all()
    // The first is the narrative, which is no item; the last may be the button that takes all of it offline.
    await oneOf(items.slice(1, 3), this.#random).click()
    const word = markerWord(this.#random)
    this.#ledger.asks(this.allocationId, `note ${word}`, word)
    await this.#page.getByRole('button', { name: 'Note on the whole item' }).click()
    const field = this.#page.getByRole('textbox', { name: 'Comment', exact: true })
    // It takes the focus by itself; what is typed before goes elsewhere.
    await field.and(this.#page.locator(':focus')).waitFor()
    await this.#page.keyboard.type(word)
    await this.#said(`note ${word}`)
    await this.#page.keyboard.press('Escape')
  }

  async #noEvidence(code: string): Promise<void> {
    await openCriterion(this.#page, code)
    const stated = criterion(this.#page, code).getByRole('switch', { name: 'No evidence found' })
    // Where something is linked, there is nothing to state.
    if ((await stated.count()) === 0 || (await stated.isChecked()) || (await stated.isDisabled())) return
    await stated.click()
    await seeSaved(this.#page)
  }

  async #submit(onSubmit: () => void): Promise<void> {
    await this.#page.keyboard.press('Escape')
    await this.#page.getByRole('button', { name: 'Award', exact: true }).click()
    const send = this.#page.getByRole('dialog').getByRole('button', { name: 'Submit: award' })
    await send.waitFor()
    this.#ledger.submits(this.allocationId, 'asked')
    await send.click()
    onSubmit()
    await this.#page.getByRole('region', { name: 'Submitted' }).waitFor()
    this.#ledger.submits(this.allocationId, 'said')
  }

  async #said(place: string): Promise<void> {
    await seeSaved(this.#page)
    this.#ledger.saved(this.allocationId, place)
  }

  /** Names of the rubric's criteria, such as "C1". */
  async #codes(): Promise<string[]> {
    const titles = await this.#page
      .getByRole('region', { name: 'Rubric' })
      .getByRole('article')
      .getByRole('heading')
      .allInnerTexts()
    return titles.map((title) => title.trim().slice(0, 2))
  }

  #chosen(code: string): Locator {
    return criterion(this.#page, code).locator('[role=radio][aria-checked=true]')
  }

  #rationale(code: string): Locator {
    return criterion(this.#page, code).getByRole('textbox', { name: /^Rationale for/ })
  }

  /** The notes whose words stand in the list of notes. It renders only what is in sight, so each is searched for. */
  async #notes(places: readonly string[]): Promise<FoundWork> {
    const search = this.#page.getByRole('textbox', { name: 'Search notes' })
    const toggle = this.#page.getByRole('button', { name: /^(Show \d+ notes?|Hide the notes)$/ })
    if ((await toggle.getAttribute('aria-pressed')) === 'false') await toggle.click()
    await search.or(this.#page.getByText('No annotations yet')).first().waitFor()
    const hasAny = (await search.count()) > 0
    const found: FoundWork = {}
    for (const place of places.filter((each) => each.startsWith('note '))) {
      const word = place.slice('note '.length)
      if (hasAny) await search.fill(word.slice(0, SHORTEST))
      found[place] = await this.#seen(word, this.#ledger.places(this.allocationId).get(place) ?? '')
    }
    if (hasAny) await search.fill('')
    return found
  }

  /** As much of a word as is on the screen, once what was saved of it is, or has had the time to be. */
  async #seen(word: string, saved: string): Promise<string> {
    const patience = Date.now() + (saved === '' ? 500 : PATIENCE_MS)
    for (;;) {
      const text = wordIn(await this.#page.getByRole('main').innerText(), word)
      if ((text !== '' && text.startsWith(saved)) || Date.now() > patience) return text
      await this.#page.waitForTimeout(100)
    }
  }
}

/** For what was saved to be drawn, beside whatever else the machine does. */
const PATIENCE_MS = 10_000

/** A word with fewer letters than this is found anywhere. */
const SHORTEST = 3

/** As much of the word's beginning as is there: a note may have been ended in the middle of its word. */
function wordIn(text: string, word: string): string {
  for (let length = word.length; length >= SHORTEST; length--) {
    if (text.includes(word.slice(0, length))) return word.slice(0, length)
  }
  return ''
}

/** Waits until the desk's header says that everything is on the disk. */
async function seeSaved(page: Page): Promise<void> {
  await page.getByRole('main').getByText('Saved', { exact: true }).waitFor()
}
