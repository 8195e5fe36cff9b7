import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { parseAll, parsePage, parseTimeRange } from '../../../shared/domain'
import { barriersIn, inDark } from './barriers'
import { CAPTIONS, captionFile } from './media-files'
import { makePdf } from './pdf-files'
import { COLD_PATIENCE, wordsOf } from './pdf-pages'
import { button, find, goTo, loadFilm, patient, show, showFilm, text, timeline, video, viewer } from './show-recording'
import { onSlides, slidesOf } from './show-talk'
import { evidenceItem, selectWords } from './show-viewer'

let pdf: Uint8Array
beforeAll(async () => {
  await loadFilm()
  pdf = await makePdf()
  // The first document waits for its viewer and its workers to be loaded.
  await show(evidenceItem({ sizeBytes: pdf.length }), pdf.slice())
  await wordsOf(viewer, 1, COLD_PATIENCE)
  viewer.close()
}, 100_000)
afterEach(() => viewer.close())

const pages = () => find('[role="document"]') as HTMLElement
const words = () => find('.page[data-page-number="1"] .textLayer') as HTMLElement
const stage = () => video().parentElement as HTMLElement
const showTalk = async (start: Parameters<typeof showFilm>[0] = {}) => {
  await showFilm({ companion: slidesOf(pdf), captions: [captionFile('film.en.vtt', CAPTIONS)], ...start })
  await wordsOf(viewer, 1)
  await expect.poll(() => find('li[data-index]'), patient).not.toBeNull()
}

describe('a talk', () => {
  test.each([
    ['beside its slides where there is room', 1100, 45, '{ArrowRight}'],
    ['beside its slides in the room of a usual window, with more of it for these', 730, 45, '{ArrowRight}'],
    ['above its slides where it is narrow', 620, 50, '{ArrowDown}'],
  ])('stands %s, and the divider between them is moved by keys and remembered', async (_, width, share, key) => {
    await showTalk({ width })
    const slides = pages().getBoundingClientRect()
    if (width > 620) expect(slides.left).toBeGreaterThanOrEqual(video().getBoundingClientRect().right)
    else expect(slides.top).toBeGreaterThan(timeline().getBoundingClientRect().bottom)
    const splits = () => viewer.calls.onReading.mock.calls.flatMap(([position]) => position.split ?? [])
    find('[role="separator"]')!.focus()
    await userEvent.keyboard(key)
    await expect.poll(() => splits().at(-1) ?? 0).toBeGreaterThan(share)
  })

  test('above its slides has its picture larger than what is said beside it', async () => {
    await showTalk({ width: 620 })
    const picture = stage().getBoundingClientRect()
    const said = find('li[data-index]')!.closest('section')!.getBoundingClientRect()
    expect(said.left).toBeGreaterThanOrEqual(picture.right)
    expect(picture.width).toBeGreaterThan(said.width)
  })

  test('in a low and narrow window is scrolled through, with what is being said as a strip', async () => {
    await showTalk({ width: 380 })
    const said = find('li[data-index]')!.closest('section')!.getBoundingClientRect()
    expect(said.top).toBeGreaterThan(timeline().getBoundingClientRect().bottom)
    expect(said.height).toBeLessThan(100)
    expect(stage().getBoundingClientRect().height).toBeGreaterThan(100)
  })

  test('has one set of controls, for the half that was touched last', async () => {
    await showTalk({ width: 1100 })
    const sets = () => viewer.element.querySelectorAll('[aria-label="Larger"]').length
    await expect.poll(() => [sets(), text().includes('of 3')], patient).toEqual([1, true])
    stage().focus()
    await expect.poll(() => text().includes('of 3')).toBe(false)
    expect(sets()).toBe(1)
    await userEvent.click(pages())
    await expect.poll(() => text().includes('of 3')).toBe(true)
    expect(sets()).toBe(1)
  })

  test('has the keys that both halves know for the one in front, and B goes to the other', async () => {
    await showTalk({ width: 1100 })
    const searched = () => document.activeElement?.closest('section')?.getAttribute('aria-label')
    await userEvent.keyboard('b')
    await expect.poll(() => document.activeElement).toBe(stage())
    await userEvent.keyboard('{Control>}f{/Control}')
    await expect.poll(searched).toBe('Transcript')
    await userEvent.keyboard('{Escape}')
    pages().focus()
    await userEvent.keyboard('{Control>}f{/Control}')
    await expect.poll(searched).toBe('Slides')
  })
})

describe('a note on the slides', () => {
  const momentOfNote = () => parseAll(onSlides?.selectors ?? [], parseTimeRange)[0]
  const mark = async () => {
    pages().focus()
    selectWords(words(), 'Two clinic managers')
    await expect.poll(() => find('[aria-label="Highlight"]'), patient).not.toBeNull()
    await userEvent.keyboard('h')
    await expect.poll(() => onSlides !== undefined, patient).toBe(true)
  }

  test('is offered the time that the recording stands at, and carries both when it is taken', async () => {
    await showTalk({ width: 1100 })
    await goTo(42)
    await mark()
    expect(momentOfNote()).toBeUndefined()
    await userEvent.keyboard('{Alt>}t{/Alt}')
    await expect.poll(momentOfNote).toEqual({ startSeconds: 42, endSeconds: 47 })
    expect(parseAll(onSlides!.selectors, parsePage)[0]).toBe(1)
  })

  test('that carries a time goes there in the recording, and can leave it out again', async () => {
    await showTalk({ width: 1100 })
    await goTo(42)
    await mark()
    await userEvent.keyboard('{Alt>}t{/Alt}')
    await expect.poll(() => button('Go to 00:42 in the recording')).not.toBeNull()
    await goTo(3)
    button('Go to 00:42 in the recording').click()
    await expect.poll(() => Math.round(video().currentTime)).toBe(42)
    button('Leave the time out').click()
    await expect.poll(momentOfNote).toBeUndefined()
  })

  test('is offered nothing while the recording wasn’t begun', async () => {
    await showTalk({ width: 1100 })
    await mark()
    expect(text()).not.toContain('Add the time')
    await userEvent.keyboard('{Alt>}t{/Alt}')
    expect(momentOfNote()).toBeUndefined()
  })
})

test.each(['light', 'dark'])('axe finds nothing in a talk, %s', async (scheme) => {
  await showTalk({ width: 1100 })
  const undress = scheme === 'dark' ? inDark() : () => undefined
  expect(await barriersIn(viewer.element)).toEqual([])
  undress()
})
