import { afterEach, beforeAll, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { find, loadFilm, showFilm, timeline, video, viewer } from './show-recording'

beforeAll(loadFilm)
afterEach(() => viewer.close())

const slides = () => <div data-slides>Slides</div>

test.each([
  ['beside its slides where there is room', 1100, '{ArrowRight}'],
  ['above its slides where it is narrow', 500, '{ArrowDown}'],
])('a talk stands %s, and where the divider between them was moved to is remembered', async (_, width, key) => {
  await showFilm({ companion: slides, width })
  const beside = find('[data-slides]')!.getBoundingClientRect()
  if (width === 1100) expect(beside.left).toBeGreaterThanOrEqual(video().getBoundingClientRect().right)
  else expect(beside.top).toBeGreaterThan(timeline().getBoundingClientRect().bottom)
  find('[role="separator"]')!.focus()
  await userEvent.keyboard(key)
  const splits = () => viewer.calls.onReading.mock.calls.flatMap(([position]) => position.split ?? [])
  await expect.poll(() => splits().length).toBeGreaterThan(0)
})
