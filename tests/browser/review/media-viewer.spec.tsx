import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { button, find, goTo, loadFilm, patient, showFilm, video, viewer } from './show-recording'

beforeAll(loadFilm)
afterEach(() => viewer.close())

describe('a recording', () => {
  test('is played, paused and gone along with the keys, whatever has the focus', async () => {
    await showFilm()
    await userEvent.keyboard('k')
    await expect.poll(() => video().currentTime, patient).toBeGreaterThan(0.3)
    await userEvent.keyboard(' ')
    await expect.poll(() => video().paused).toBe(true)
    await goTo(30)
    await userEvent.keyboard('{ArrowRight}')
    await expect.poll(() => Math.round(video().currentTime)).toBe(35)
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
    await expect.poll(() => Math.round(video().currentTime)).toBe(25)
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
    await expect.poll(() => Math.round(video().currentTime)).toBe(26)
  })

  test('goes on by single pictures', async () => {
    await showFilm()
    // It has eight pictures in a second, which is known a moment after it was opened.
    await expect.poll(() => find('svg[data-played]'), patient).not.toBeNull()
    await goTo(10)
    await userEvent.keyboard('.')
    await expect.poll(() => Math.floor(video().currentTime * 8)).toBe(81)
    await userEvent.keyboard(',,')
    await expect.poll(() => Math.floor(video().currentTime * 8)).toBe(79)
  })

  test('is played faster and slower, and says how fast', async () => {
    await showFilm()
    await userEvent.keyboard('>>')
    await expect.poll(() => video().playbackRate).toBe(1.5)
    expect(button('Speed: 1.5×').textContent).toBe('1.5×')
    await userEvent.keyboard('<<<')
    await expect.poll(() => video().playbackRate).toBe(0.75)
    await userEvent.keyboard('>')
  })

  test('has its sound turned off and on', async () => {
    await showFilm()
    await userEvent.keyboard('q')
    await expect.poll(() => video().muted && button('Sound on') !== null).toBe(true)
    await userEvent.keyboard('q')
    await expect.poll(() => video().muted).toBe(false)
  })

  test('shows how loud it is, quiet at the end where nobody speaks any more', async () => {
    await showFilm()
    await expect
      .poll(() => find<SVGPathElement>('svg[data-played] path')?.getAttribute('d')?.length ?? 0, patient)
      .toBeGreaterThan(5000)
    const heights = () =>
      [...(find('svg[data-played] path')?.getAttribute('d') ?? '').matchAll(/v([\d.]+)/g)].map(([, height]) => Number(height))
    await expect.poll(() => heights().length, patient).toBe(400)
    await expect.poll(() => Math.max(...heights()), patient).toBeGreaterThan(80)
    expect(Math.max(...heights().slice(-3))).toBeLessThan(10)
  })

  test('goes on where it was left, as fast as it was played', async () => {
    await showFilm({ reading: { seconds: 41.5, speed: 1.25, volume: 0.5 } })
    await expect.poll(() => Math.round(video().currentTime * 10), patient).toBe(415)
    expect([video().playbackRate, video().volume]).toEqual([1.25, 0.5])
    await goTo(60)
    await expect.poll(() => viewer.calls.onReading.mock.lastCall?.[0]).toEqual({ seconds: 60, speed: 1.25, volume: 0.5 })
    video().playbackRate = 1
    video().volume = 1
    await expect.poll(() => viewer.calls.onReading.mock.lastCall?.[0]).toMatchObject({ speed: 1, volume: 1 })
  })

  test('that was heard to its end begins again', async () => {
    await showFilm({ reading: { seconds: 91.5 } })
    await userEvent.keyboard('k')
    await expect.poll(() => video().currentTime, patient).toBeGreaterThan(0)
    expect(video().currentTime).toBeLessThan(60)
  })

  test('lets go of what it read when it is closed', async () => {
    await showFilm()
    const element = video()
    const address = element.src
    viewer.close()
    expect(element.getAttribute('src')).toBeNull()
    await expect(fetch(address)).rejects.toThrow()
    await showFilm()
  })
})
