import { describe, expect, it } from 'vitest'
import { codecName } from '../../../renderer/review/viewers/media/inspect/facts'
import { BARS, LoudnessMeter, partsToHear } from '../../../renderer/review/viewers/media/inspect/loudness'
import { exactTime } from '../../../renderer/review/viewers/media/playback/clock'
import { firstCaption, isChapters, languageOf } from '../../../renderer/review/viewers/media/transcript/caption-choice'
import { type Cue, cueAt } from '../../../renderer/review/viewers/media/transcript/cues'
import { findCues, findIn } from '../../../renderer/review/viewers/media/transcript/find-cues'
import type { CaptionSource } from '../../../renderer/review/viewers/viewer'

const caption = (fileName: string, title = 'Captions') => ({ file: { id: fileName, fileName }, title }) as CaptionSource
const cue = (startSeconds: number, text: string, speaker: string | null = null): Cue => ({
  startSeconds,
  endSeconds: startSeconds + 1,
  speaker,
  text,
})

describe('caption files', () => {
  it('name their language, if at all, before the ending', () => {
    expect(
      ['talk.de.vtt', 'talk.pt-BR.vtt', 'talk_en.vtt', 'talk.vtt', 'notes.final.vtt'].map((name) => languageOf(caption(name))),
    ).toEqual(['de', 'pt-BR', 'en', '', ''])
  })

  it('in the reader’s language come first, any other before none', () => {
    const files = [caption('a.fr.vtt'), caption('a.de.vtt')]
    expect(firstCaption(files, 'de-AT')?.file.fileName).toBe('a.de.vtt')
    expect(firstCaption(files, 'en')?.file.fileName).toBe('a.fr.vtt')
    expect(firstCaption([], 'en')).toBeNull()
  })

  it('that hold chapters are told by their name', () => {
    expect([caption('talk.chapters.vtt'), caption('x.vtt', 'Kapitel'), caption('chapter-three.vtt')].map(isChapters)).toEqual([
      true,
      true,
      true,
    ])
    expect([caption('talk.en.vtt'), caption('x.vtt', 'Captions of all chapters')].map(isChapters)).toEqual([false, false])
  })
})

describe('what is said', () => {
  const cues = [cue(0, 'Guten Morgen.'), cue(5, 'Übung macht den Meister.', 'Änne'), cue(9, 'Morgen ist auch ein Tag.')]

  it('is found whatever the case and the accents, also by who says it', () => {
    expect(findCues(cues, 'morgen')).toEqual([0, 2])
    expect(findCues(cues, 'ubung')).toEqual([1])
    expect(findCues(cues, 'anne')).toEqual([1])
    expect(findCues(cues, '  ')).toEqual([])
  })

  it('is marked where it stands in the text as it is written', () => {
    const text = 'Ligature ﬁx, Übung, UBUNG'
    const marked = findIn(text, 'übung').map(([start, end]) => text.slice(start, end))
    expect(marked).toEqual(['Übung', 'UBUNG'])
    expect(findIn(text, 'fix').map(([start, end]) => text.slice(start, end))).toEqual(['ﬁx'])
  })

  it('at a time is the line that began last', () => {
    expect([-1, 0, 4.9, 5, 8, 100].map((seconds) => cueAt(cues, seconds))).toEqual([-1, 0, 0, 1, 1, 2])
    expect(cueAt([], 3)).toBe(-1)
  })
})

describe('loudness', () => {
  it('is told for each part of the length, the loudest as 1', () => {
    const meter = new LoudnessMeter(4, 4)
    meter.hear(0, new Float32Array(100).fill(0.25), 100)
    meter.hear(2, new Float32Array(100).fill(-0.5), 100)
    expect([...meter.bars()].map((bar) => Math.round(bar * 100) / 100)).toEqual([0.5, 0, 1, 0])
  })

  it('of silence is silence, and sound before or after the recording counts for nothing', () => {
    const meter = new LoudnessMeter(2, 2)
    meter.hear(0, new Float32Array(200), 100)
    meter.hear(-1, new Float32Array(50).fill(1), 100)
    meter.hear(2.5, new Float32Array(50).fill(1), 100)
    expect([...meter.bars()]).toEqual([0, 0])
  })

  it('of a large or a long recording is heard at a few places, of others all along', () => {
    expect(partsToHear(5_000_000, 90)).toEqual([{ startSeconds: 0, endSeconds: 90 }])
    for (const parts of [partsToHear(500_000_000, 3600), partsToHear(5_000_000, 4 * 3600)]) {
      expect(parts.length).toBeLessThan(BARS / 4)
      expect(parts.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0)).toBeLessThan(30)
    }
  })
})

describe('words for people', () => {
  it('name a codec as people know it, and nothing where the file says nothing that can be read', () => {
    expect(codecName('hevc', 'hvc1')).toBe('H.265 (HEVC)')
    expect(codecName(null, 'svq3')).toBe('svq3')
    expect(codecName(null, 17)).toBeNull()
    expect(codecName(null, 'bad\u0000')).toBeNull()
  })

  it('tell a time with its tenths, rounded as a whole', () => {
    expect([0, 5.04, 59.97, 3661.25].map(exactTime)).toEqual(['00:00.0', '00:05.0', '01:00.0', '01:01:01.3'])
  })
})
