import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  find,
  goTo,
  loadFilm,
  patient,
  pointAt,
  rangeOf,
  rangeOn,
  showFilm,
  text,
  timeline,
  video,
  viewer,
} from './show-recording'
import { drag } from './show-viewer'

beforeAll(loadFilm)
afterEach(() => viewer.close())

describe('a time range', () => {
  test('is made with T at its beginning and T at its end, and what plays is paused for the comment', async () => {
    await showFilm()
    await goTo(12)
    await userEvent.keyboard('t')
    await expect.poll(() => viewer.tool).toBe('time-range')
    await goTo(19.25)
    await userEvent.keyboard('t')
    await expect.poll(() => viewer.annotations.length).toBe(1)
    expect(viewer.annotations[0]).toMatchObject({ shape: 'time-range' })
    expect(rangeOf(viewer.annotations[0]!)).toEqual({ startSeconds: 12, endSeconds: 19.25 })
    expect([viewer.tool, video().paused]).toEqual(['select', true])
  })

  test('is made with I and O, also when one has gone back in between', async () => {
    await showFilm()
    await goTo(50)
    await userEvent.keyboard('i')
    await expect.poll(() => viewer.tool).toBe('time-range')
    await goTo(44)
    await userEvent.keyboard('o')
    await expect.poll(() => viewer.annotations.map(rangeOf)).toEqual([{ startSeconds: 44, endSeconds: 50 }])
  })

  test('that was begun is dropped with Escape', async () => {
    await showFilm()
    await goTo(12)
    await userEvent.keyboard('t')
    await expect.poll(() => viewer.tool).toBe('time-range')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => viewer.tool).toBe('select')
    await userEvent.keyboard('o')
    expect(viewer.annotations).toEqual([])
  })

  test('is drawn on the timeline with its tool, or with Shift', async () => {
    await showFilm({ tool: 'time-range' })
    drag(timeline(), pointAt(20), pointAt(40))
    await expect.poll(() => viewer.annotations.length).toBe(1)
    const shift = (type: string, point: { x: number; y: number }) =>
      timeline().dispatchEvent(
        new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, shiftKey: true, clientX: point.x, clientY: point.y }),
      )
    shift('pointerdown', pointAt(70))
    shift('pointermove', pointAt(65))
    shift('pointerup', pointAt(60))
    await expect.poll(() => viewer.annotations.length).toBe(2)
    const rounded = viewer.annotations
      .map(rangeOf)
      .map(({ startSeconds, endSeconds }) => [Math.round(startSeconds), Math.round(endSeconds)])
    expect(rounded).toEqual([
      [20, 40],
      [60, 70],
    ])
  })

  test('can’t be made where nothing may be changed', async () => {
    await showFilm({ isReadOnly: true, tool: 'time-range' })
    await userEvent.keyboard('t')
    drag(timeline(), pointAt(20), pointAt(40))
    await userEvent.keyboard('o')
    expect(viewer.annotations).toEqual([])
  })

  test('stands beneath the timeline with its criterion, where it is in time', async () => {
    const annotation = rangeOn(23, 46)
    await showFilm({ annotations: [annotation] })
    const bar = find(`[data-annotation="${annotation.id}"]`) as HTMLElement
    expect(bar.textContent).toBe('C2')
    expect(bar.getAttribute('aria-label')).toBe('C2, 00:23 to 00:46: Seen.')
    const { left, right } = bar.getBoundingClientRect()
    expect(Math.abs(left - pointAt(23).x)).toBeLessThan(2)
    expect(Math.abs(right - pointAt(46).x)).toBeLessThan(2)
  })

  test('is chosen by a click, gone to, and has its note clear of what one drives the recording with', async () => {
    const annotation = rangeOn(23, 46)
    await showFilm({ annotations: [annotation] })
    await userEvent.click(find(`[data-annotation="${annotation.id}"]`) as HTMLElement)
    expect(viewer.activeId).toBe(annotation.id)
    await expect.poll(() => Math.round(video().currentTime)).toBe(23)
    const note = find('textarea, [contenteditable]') as HTMLElement
    const controls = timeline().parentElement!.parentElement!.getBoundingClientRect()
    await expect
      .poll(() => {
        const { top, bottom } = note.closest('div')!.getBoundingClientRect()
        return bottom <= controls.top || top >= controls.bottom
      })
      .toBe(true)
  })

  test('that is asked for is gone to, even before the recording is ready', async () => {
    const annotation = rangeOn(60, 70)
    await showFilm({ annotations: [annotation], reveal: { annotationId: annotation.id }, reading: { seconds: 5 } })
    await expect.poll(() => Math.round(video().currentTime), patient).toBe(60)
    viewer.change({ reveal: null })
    await goTo(3)
    viewer.change({ reveal: { annotationId: annotation.id } })
    await expect.poll(() => Math.round(video().currentTime)).toBe(60)
  })

  test('is found from the one before with G, round and round', async () => {
    const [first, second] = [rangeOn(10, 12), rangeOn(50, 60)]
    await showFilm({ annotations: [second, first] })
    const steps: (string | null)[] = []
    for (const keys of ['g', 'g', 'g', '{Shift>}g{/Shift}']) {
      await userEvent.keyboard(keys)
      steps.push(viewer.activeId)
    }
    expect(steps).toEqual([first.id, second.id, first.id, second.id])
  })

  test('is played by itself, to its end and no further', async () => {
    const annotation = rangeOn(30, 31)
    await showFilm({ annotations: [annotation], activeId: annotation.id })
    await userEvent.keyboard('{Shift>} {/Shift}')
    await expect.poll(() => video().currentTime > 30.9 && video().paused, patient).toBe(true)
    expect(video().currentTime).toBeLessThan(31.5)
  })

  test('is resized at its edges: many steps of a key are one change', async () => {
    const annotation = rangeOn(30, 40)
    await showFilm({ annotations: [annotation], activeId: annotation.id })
    const end = find('[aria-label="End of the range"]') as HTMLElement
    end.focus()
    for (const shiftKey of [false, false, false, true]) {
      // In the page itself: keys that come over from the runner are now and then so far apart that the range has come to rest between them.
      end.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey, bubbles: true, cancelable: true }))
      await Promise.resolve()
    }
    expect(end.getAttribute('aria-valuetext')).toBe('00:41.3')
    expect(rangeOf(viewer.annotations[0]!).endSeconds).toBe(40)
    end.blur()
    await expect.poll(() => rangeOf(viewer.annotations[0]!)).toEqual({ startSeconds: 30, endSeconds: 41.3 })
    expect(viewer.retargeted).toEqual([annotation.id])
  })

  test('is resized by dragging an edge', async () => {
    const annotation = rangeOn(30, 40)
    await showFilm({ annotations: [annotation], activeId: annotation.id })
    const start = find('[aria-label="Beginning of the range"]') as HTMLElement
    drag(start, pointAt(30), pointAt(24))
    await expect.poll(() => Math.round(rangeOf(viewer.annotations[0]!).startSeconds)).toBe(24)
    expect(rangeOf(viewer.annotations[0]!).endSeconds).toBe(40)
  })

  test('of an earlier decision, or one that was lost, is not offered to be changed', async () => {
    const annotation = rangeOn(30, 40)
    await showFilm({
      annotations: [annotation],
      activeId: annotation.id,
      placements: { [annotation.id]: { quality: 'orphaned', selectors: [] } },
    })
    expect(find(`[data-annotation="${annotation.id}"]`)).toBeNull()
    expect(find('[aria-label="End of the range"]')).toBeNull()
    expect(text()).toContain('Seen.')
  })
})
