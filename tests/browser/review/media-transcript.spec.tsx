import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { CaptionSource } from '../../../renderer/review/viewers/viewer'
import { CAPTIONS, CHAPTERS, captionFile } from './media-files'
import { find, loadFilm, patient, rangeOf, showFilm, text, video, viewer } from './show-recording'

beforeAll(loadFilm)
afterEach(() => viewer.close())

describe('what is said', () => {
  const captions = (): CaptionSource[] => [captionFile('film.en.vtt', CAPTIONS), captionFile('film.chapters.vtt', CHAPTERS)]
  const lines = () => [...viewer.element.querySelectorAll<HTMLElement>('li[data-index]')]
  const showSaid = async (files = captions()) => {
    await showFilm({ captions: files })
    await expect.poll(() => lines().length, patient).toBe(4)
  }

  test('is listed with who says it, and a click goes there', async () => {
    await showSaid()
    expect(lines().map((line) => line.querySelector('button')?.textContent)).toEqual([
      '00:00MartaGood afternoon. I will show you a page with eleven rows.',
      '00:06I watched nurses use the old table.',
      '00:20PauloTwo managers concluded that supply caused demand.',
      '00:36MartaA rate is for a report, a gap is for a telephone.',
    ])
    lines()[2]!.querySelector('button')!.click()
    await expect.poll(() => Math.round(video().currentTime)).toBe(20)
    await expect.poll(() => lines().map((line) => line.hasAttribute('data-current'))).toEqual([false, false, true, false])
  })

  test('is searched, and the lines that were found are gone through', async () => {
    await showSaid()
    await userEvent.keyboard('{Control>}f{/Control}')
    await expect.poll(() => document.activeElement?.tagName).toBe('INPUT')
    await userEvent.keyboard('RATE')
    await expect.poll(() => find('output')?.textContent).toBe('1 of 1')
    expect([...viewer.element.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['rate'])
    expect(lines().map((line) => line.hasAttribute('data-found'))).toEqual([false, false, false, true])
  })

  test('is marked as a time range from its line', async () => {
    await showSaid()
    lines()[1]!.querySelector<HTMLElement>('[aria-label="Mark this passage"]')!.click()
    await expect.poll(() => viewer.annotations.map(rangeOf)).toEqual([{ startSeconds: 6, endSeconds: 20 }])
  })

  test('is put into the picture and taken out of it with V', async () => {
    await showSaid()
    const modes = () => [...video().textTracks].filter(({ kind }) => kind === 'captions').map(({ mode }) => mode)
    expect(modes()).toEqual(['hidden'])
    await userEvent.keyboard('v')
    await expect.poll(modes).toEqual(['showing'])
    await userEvent.keyboard('v')
    await expect.poll(modes).toEqual(['hidden'])
  })

  test('is hidden and shown with X, which is remembered', async () => {
    await showSaid()
    await userEvent.keyboard('x')
    await expect.poll(() => lines().length).toBe(0)
    expect(viewer.calls.onReading).toHaveBeenCalledWith({ panel: 'none' })
    await userEvent.keyboard('x')
    await expect.poll(() => lines().length).toBe(4)
  })

  test('has chapters above the timeline, each gone to by a click', async () => {
    await showSaid()
    const chapters = () => [...viewer.element.querySelectorAll<HTMLElement>('ol button[title]')]
    await expect.poll(() => chapters().map(({ textContent }) => textContent)).toEqual(['The old table', 'What changed'])
    chapters()[1]!.click()
    await expect.poll(() => Math.round(video().currentTime)).toBe(20)
    await expect.poll(() => chapters().map((chapter) => chapter.getAttribute('aria-current'))).toEqual([null, 'true'])
  })

  test('holds only words: what looks like markup or a script does nothing', async () => {
    const hostile = `WEBVTT\n\n00:00.000 --> 00:50.000\n<v <img src=x onerror="harmed=1">>Hello <b onclick="harmed=1">you</b><script>harmed=1</script> &lt;img src=x onerror="harmed=1"&gt;\n`
    await showFilm({ captions: [captionFile('x.vtt', hostile)] })
    await expect.poll(() => lines().length, patient).toBe(1)
    expect(lines()[0]!.querySelector('img, script, b')).toBeNull()
    expect(lines()[0]!.textContent).toContain('<img src=x')
    expect('harmed' in window).toBe(false)
  })

  test('that can’t be read is said so, and the recording plays', async () => {
    await showFilm({ captions: [captionFile('x.vtt', 'no captions at all')] })
    await expect.poll(text, patient).toContain("The captions can't be read")
    await userEvent.keyboard('k')
    await expect.poll(() => video().currentTime, patient).toBeGreaterThan(0.2)
  })

  test('over an hour in thousands of lines is never on the page as a whole', async () => {
    const time = (seconds: number) =>
      `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`
    const long = Array.from({ length: 3000 }, (_, at) => `${time(at)} --> ${time(at + 1)}\nLine ${at}.\n`).join('\n')
    await showFilm({ captions: [captionFile('long.vtt', `WEBVTT\n\n${long}`)] })
    await expect.poll(() => lines().length, patient).toBeGreaterThan(3)
    expect(lines().length).toBeLessThan(60)
  })
})
