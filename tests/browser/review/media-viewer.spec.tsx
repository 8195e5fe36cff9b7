import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { CaptionSource } from '../../../renderer/review/viewers/viewer'
import { type EvidenceItem, formatTimeRange, parseAll, parseTimeRange, type TimeRange } from '../../../shared/domain'
import { barriersIn, inDark } from './barriers'
import { CAPTIONS, CHAPTERS, captionFile, recordingItem, sampleRecording } from './media-files'
import { annotationOn, drag, type ShownViewer, showViewer } from './show-viewer'

let film: { item: EvidenceItem; bytes: Uint8Array<ArrayBuffer> }
let viewer: ShownViewer
beforeAll(async () => {
  film = await sampleRecording('dashboard-walk-through.webm', 'video/webm')
})
afterEach(() => viewer.close())

const patient = { timeout: 15_000 }
const find = <Kind extends Element = HTMLElement>(selector: string) => viewer.element.querySelector<Kind>(selector)
const video = () => find<HTMLVideoElement>('video') as HTMLVideoElement
const timeline = () => find('[aria-label="Position in the recording"]') as HTMLElement
const button = (label: string) => find<HTMLButtonElement>(`button[aria-label="${label}"]`) as HTMLButtonElement
const text = () => viewer.element.textContent ?? ''
const rangeOf = ({ selectors }: { selectors: Parameters<typeof parseAll>[0] }) =>
  parseAll(selectors, parseTimeRange)[0] as TimeRange
const rangeOn = (startSeconds: number, endSeconds: number) =>
  annotationOn(film.item, { shape: 'time-range', selectors: [formatTimeRange({ startSeconds, endSeconds })] })

/** Shows the film of 92 seconds, and waits until it can be played. */
async function showFilm(start: Parameters<typeof showViewer>[2] = {}): Promise<void> {
  viewer = await showViewer(film.item, film.bytes, start)
  await expect.poll(() => timeline()?.getAttribute('aria-valuemax'), patient).toBe('93')
}

/** Goes to a time and waits until its picture is there. */
async function goTo(seconds: number): Promise<void> {
  video().currentTime = seconds
  await expect.poll(() => !video().seeking && Math.abs(video().currentTime - seconds) < 0.05, patient).toBe(true)
}

/** The point of the timeline that stands for a time. */
function pointAt(seconds: number): { x: number; y: number } {
  const { left, width, top, height } = timeline().getBoundingClientRect()
  return { x: left + (seconds / video().duration) * width, y: top + height / 2 }
}

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
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(video().currentTime).toBe(0)
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
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{/Shift}')
    expect(end.getAttribute('aria-valuetext')).toBe('00:41.3')
    expect(rangeOf(viewer.annotations[0]!).endSeconds).toBe(40)
    end.blur()
    await expect.poll(() => rangeOf(viewer.annotations[0]!)).toEqual({ startSeconds: 30, endSeconds: 41.3 })
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

describe('a recording that can’t be played', () => {
  const alert = () => find('[role="alert"]')?.textContent ?? ''

  test('because it is no recording says so, and a copy can be saved', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(5000))
    viewer = await showViewer(recordingItem(bytes, 'video/mp4'), bytes)
    await expect.poll(alert, patient).toContain("This recording can't be played")
    await userEvent.click(
      [...viewer.element.querySelectorAll('button')].find(({ textContent }) => textContent === 'Save a copy')!,
    )
    expect(viewer.calls.onSaveCopy).toHaveBeenCalledOnce()
  })

  test('because it was cut off in its head says so', async () => {
    const bytes = film.bytes.slice(0, 200)
    viewer = await showViewer(recordingItem(bytes, 'video/webm'), bytes)
    await expect.poll(alert, patient).toContain("This recording can't be played")
  })

  test('because it is empty says so', async () => {
    const bytes = new Uint8Array()
    viewer = await showViewer(recordingItem(bytes, 'audio/mpeg'), bytes)
    await expect.poll(text).toContain('This recording is empty')
  })

  test('in whole because of its picture’s codec names the codec, and plays the sound', async () => {
    const { item, bytes } = await sampleRecording('colleague-run.mov', 'video/quicktime')
    viewer = await showViewer(item, bytes)
    await expect.poll(text, patient).toContain('H.265 (HEVC)')
  })

  test('because it isn’t on this machine offers to take it offline', async () => {
    viewer = await showViewer(film.item, { ok: false, reason: 'not-offline' })
    const offer = () => [...viewer.element.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('offline'))
    await expect.poll(() => offer() !== undefined).toBe(true)
    await userEvent.click(offer()!)
    expect(viewer.calls.onTakeOffline).toHaveBeenCalledOnce()
  })

  test('because its bytes were changed on the disk offers to fetch them again', async () => {
    viewer = await showViewer(film.item, { ok: false, reason: 'damaged' })
    await expect.poll(alert).toContain('damaged on this machine')
  })
})

describe.each(['light', 'dark'])('in the %s scheme, axe finds nothing', (scheme) => {
  test.each([
    ['beside a wide picture', 'dashboard-walk-through.webm', 'video/webm', 1250],
    ['beneath a narrow picture', 'dashboard-walk-through.webm', 'video/webm', 420],
    ['beneath a sound', 'mentoring-conversation.ogg', 'audio/ogg', 740],
  ])('in the transcript %s, with ranges, chapters and search', async (_, name, mediaType, width) => {
    const { item, bytes } = await sampleRecording(name, mediaType)
    const active = rangeOn(20, 30)
    viewer = await showViewer(item, bytes, {
      width,
      annotations: [active, rangeOn(25, 26)],
      activeId: active.id,
      captions: [captionFile('film.en.vtt', CAPTIONS), captionFile('film.chapters.vtt', CHAPTERS)],
    })
    const undress = scheme === 'dark' ? inDark() : () => undefined
    await expect.poll(() => find('svg[data-played]'), patient).not.toBeNull()
    await userEvent.keyboard('{Control>}f{/Control}rate')
    await expect.poll(() => find('mark'), patient).not.toBeNull()
    expect(await barriersIn(viewer.element)).toEqual([])
    undress()
  })
})

test('a talk stands beside its slides, or above them where it is narrow', async () => {
  const companion = <div data-slides>Slides</div>
  for (const width of [1100, 500]) {
    await showFilm({ companion, width })
    const picture = video().getBoundingClientRect()
    const slides = find('[data-slides]')!.getBoundingClientRect()
    if (width === 1100) expect(slides.left).toBeGreaterThanOrEqual(picture.right)
    else expect(slides.top).toBeGreaterThan(timeline().getBoundingClientRect().bottom)
    const separator = find('[role="separator"]')!
    separator.focus()
    await userEvent.keyboard(width === 1100 ? '{ArrowRight}' : '{ArrowDown}')
    await expect
      .poll(() => viewer.calls.onReading.mock.calls.flatMap(([position]) => position.split ?? []).length)
      .toBeGreaterThan(0)
    viewer.close()
  }
  await showFilm()
})
