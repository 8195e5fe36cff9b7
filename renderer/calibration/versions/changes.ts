import type { Criterion, Level, RubricContent } from '../../../shared/domain'

/** One thing that is said otherwise, or came, or went: null where it isn't there. */
export type Said = { field: SaidField; before: string | null; after: string | null }
type SaidField = 'title' | 'description' | 'weight' | 'hurdle' | 'points' | 'descriptor' | 'cutScore' | 'place'

export type LevelChange = { id: string; kind: 'same' | 'changed' | 'new' | 'gone'; title: string; said: Said[] }

export type CriterionDifference = {
  id: string
  kind: 'same' | 'changed' | 'new' | 'gone'
  code: string
  title: string
  said: Said[]
  levels: LevelChange[]
}

export type RubricDifference = { said: Said[]; criteria: CriterionDifference[]; count: number }

/** How numbers, shares and hurdles are written for whoever reads the difference. */
export type SaidWords = { number(value: number): string; percent(share: number): string; noHurdle: string; noCut: string }

/**
 * How one version differs from another: what the rubric says of itself, then criterion by criterion and level by level, in the order of `after`
 * with what is gone at the end. Codes count criteria and differ with their place, so a place is told and a code isn't.
 */
export function differenceOf(before: RubricContent, after: RubricContent, words: SaidWords): RubricDifference {
  const cut = ({ cutScore }: RubricContent) => (cutScore === null ? words.noCut : words.percent(cutScore))
  const said = [
    ...differs('title', before.title, after.title),
    ...differs('cutScore', cut(before), cut(after), before.cutScore !== after.cutScore),
  ]
  const order = orderChanges(before.criteria, after.criteria)
  const still = after.criteria.map((criterion) => {
    const earlier = before.criteria.find(({ id }) => id === criterion.id)
    return earlier ? compare(earlier, criterion, order, words) : whole(criterion, 'new', words)
  })
  const gone = before.criteria
    .filter(({ id }) => !after.criteria.some((one) => one.id === id))
    .map((criterion) => whole(criterion, 'gone', words))
  const criteria = [...still, ...gone]
  return { said, criteria, count: said.length + criteria.filter(({ kind }) => kind !== 'same').length }
}

function compare(before: Criterion, after: Criterion, order: Map<string, Said>, words: SaidWords): CriterionDifference {
  const place = order.get(after.id)
  const said = [
    ...differs('title', before.title, after.title),
    ...differs('description', before.description, after.description),
    ...differs('weight', words.number(before.weight), words.number(after.weight), before.weight !== after.weight),
    ...differs('hurdle', hurdleOf(before, words), hurdleOf(after, words), before.hurdleLevelId !== after.hurdleLevelId),
    ...(place ? [place] : []),
  ]
  const levelOrder = orderChanges(before.levels, after.levels)
  const levels = [
    ...after.levels.map((level): LevelChange => {
      const earlier = before.levels.find(({ id }) => id === level.id)
      if (!earlier) return { id: level.id, kind: 'new', title: level.title, said: ofLevel(null, level, words) }
      const moved = levelOrder.get(level.id)
      const differences = [...ofLevel(earlier, level, words), ...(moved ? [moved] : [])]
      return { id: level.id, kind: differences.length > 0 ? 'changed' : 'same', title: level.title, said: differences }
    }),
    ...before.levels
      .filter(({ id }) => !after.levels.some((level) => level.id === id))
      .map((level): LevelChange => ({ id: level.id, kind: 'gone', title: level.title, said: ofLevel(level, null, words) })),
  ]
  const isSame = said.length === 0 && levels.every(({ kind }) => kind === 'same')
  return { id: after.id, kind: isSame ? 'same' : 'changed', code: after.code, title: after.title, said, levels }
}

function whole(criterion: Criterion, kind: 'new' | 'gone', words: SaidWords): CriterionDifference {
  const side = (text: string) => (kind === 'new' ? { before: null, after: text } : { before: text, after: null })
  return {
    id: criterion.id,
    kind,
    code: criterion.code,
    title: criterion.title,
    said: [
      { field: 'title', ...side(criterion.title) },
      ...(criterion.description === '' ? [] : [{ field: 'description' as const, ...side(criterion.description) }]),
      { field: 'weight', ...side(words.number(criterion.weight)) },
      { field: 'hurdle', ...side(hurdleOf(criterion, words)) },
    ],
    levels: criterion.levels.map((level) => ({
      id: level.id,
      kind,
      title: level.title,
      said: kind === 'new' ? ofLevel(null, level, words) : ofLevel(level, null, words),
    })),
  }
}

function ofLevel(before: Level | null, after: Level | null, words: SaidWords): Said[] {
  const points = (level: Level | null) => (level ? words.number(level.points) : null)
  return [
    ...differs('title', before?.title ?? null, after?.title ?? null),
    ...differs('descriptor', before?.descriptor ?? null, after?.descriptor ?? null),
    ...differs('points', points(before), points(after), before?.points !== after?.points),
  ]
}

function hurdleOf({ hurdleLevelId, levels }: Criterion, { noHurdle }: SaidWords): string {
  return levels.find(({ id }) => id === hurdleLevelId)?.title ?? noHurdle
}

function differs(field: SaidField, before: string | null, after: string | null, isOther = before !== after): Said[] {
  return isOther ? [{ field, before, after }] : []
}

/** Who stands elsewhere among those that are in both, counted from 1 among these. */
function orderChanges(before: readonly { id: string }[], after: readonly { id: string }[]): Map<string, Said> {
  const isIn = (items: readonly { id: string }[]) => {
    const ids = new Set(items.map(({ id }) => id))
    return ({ id }: { id: string }) => ids.has(id)
  }
  const earlier = before.filter(isIn(after)).map(({ id }) => id)
  const moves = new Map<string, Said>()
  after.filter(isIn(before)).forEach(({ id }, at) => {
    const from = earlier.indexOf(id)
    if (from !== at) moves.set(id, { field: 'place', before: String(from + 1), after: String(at + 1) })
  })
  return moves
}
