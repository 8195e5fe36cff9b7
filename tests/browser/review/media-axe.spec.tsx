import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { barriersIn, inDark } from './barriers'
import { CAPTIONS, CHAPTERS, captionFile, sampleRecording } from './media-files'
import { find, loadFilm, patient, rangeOn, show, viewer } from './show-recording'

beforeAll(loadFilm)
afterEach(() => viewer.close())

describe.each(['light', 'dark'])('in the %s scheme, axe finds nothing', (scheme) => {
  test.each([
    ['beside a wide picture', 'dashboard-walk-through.webm', 'video/webm', 1250],
    ['beneath a narrow picture', 'dashboard-walk-through.webm', 'video/webm', 420],
    ['beneath a sound', 'mentoring-conversation.ogg', 'audio/ogg', 740],
  ])('in the transcript %s, with ranges, chapters and search', async (_, name, mediaType, width) => {
    const { item, bytes } = await sampleRecording(name, mediaType)
    const active = rangeOn(20, 30)
    await show(item, bytes, {
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
