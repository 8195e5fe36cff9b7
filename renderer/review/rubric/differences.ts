import { diffWords } from 'diff'
import type { Criterion } from '../../../shared/domain'
import { type Stretch, splitMarks } from './marked-text'

/** Where more than this share of the letters is new, everything is different and emphasis would say nothing. */
const MOST_EMPHASISED = 0.65

const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/**
 * A level's descriptor with what sets it apart emphasised: by the rubric's own `**…**` marks, and where it has none by the words
 * that the level below doesn't have. The lowest level without marks has nothing below it, so nothing is emphasised.
 */
export function tellApart({ levels }: Pick<Criterion, 'levels'>, at: number): Stretch[] {
  const level = levels[at]
  if (!level) return []
  const own = splitMarks(level.descriptor)
  const below = levels[at - 1]
  if (!below || own.some(({ marked }) => marked)) return own
  return differences(plain(below.descriptor), level.descriptor)
}

/** A descriptor without its marks. */
export function plain(descriptor: string): string {
  return splitMarks(descriptor)
    .map(({ text }) => text)
    .join('')
}

function differences(before: string, after: string): Stretch[] {
  const stretches: Stretch[] = []
  for (const { value, added, removed } of diffWords(before, after, { intlSegmenter: words })) {
    if (removed) continue
    const last = stretches.at(-1)
    // Two new words with only a blank between them are one difference.
    const isBlank = !added && value.trim() === ''
    if (last && (last.marked === added || isBlank)) last.text += value
    else stretches.push({ text: value, marked: added })
  }
  const length = (some: readonly Stretch[]) => some.reduce((sum, { text }) => sum + text.trim().length, 0)
  const isAllNew = length(stretches.filter(({ marked }) => marked)) > MOST_EMPHASISED * length(stretches)
  return isAllNew ? [{ text: after, marked: false }] : stretches.flatMap(withoutEdges)
}

/** Blanks at the ends of an emphasised stretch are outside of it, so that no line is drawn below them. */
function withoutEdges(stretch: Stretch): Stretch[] {
  if (!stretch.marked) return [stretch]
  const [, start = '', text = '', end = ''] = /^(\s*)(.*?)(\s*)$/s.exec(stretch.text) ?? []
  return [
    { text: start, marked: false },
    { text, marked: true },
    { text: end, marked: false },
  ].filter(({ text }) => text !== '')
}
