import type { Criterion, Level, RubricContent } from '../../../shared/domain'
import { type Exchanged, type ExchangeNote, type ExchangePlace, type ExchangeProblem, NOWHERE } from './exchange'

export type ReadLevel = { id: string | null; title: string; descriptor: string; points: number | null }

/** A criterion as a file has it; null where it says nothing. */
export type ReadCriterion = {
  id: string | null
  code: string | null
  title: string
  description: string
  weight: number | null
  /** Place of the hurdle among `levels`; null: none. */
  hurdleAt: number | null
  levels: ReadLevel[]
  place: ExchangePlace
}

export type ReadRubric = { title: string | null; cutScore: number | null; criteria: ReadCriterion[] }

const MOST_CRITERIA = 20
const LEVELS = { least: 2, most: 9 }
const CODE = /^C[1-9][0-9]?$/

/**
 * Content made of what a file says. Criteria and levels keep the id that they have in `known`: by the file's own id, else by their words,
 * else by their code (levels: by their place, where there are as many). Whatever else it is gets an id from `newId`: an id of somebody else's
 * rubric is never taken over.
 * @param known what is edited now, and other versions of the same rubric, the nearest first
 */
export function settle(
  read: ReadRubric,
  known: readonly RubricContent[],
  newId: () => string,
  before: { notes: ExchangeNote[]; problems: ExchangeProblem[] },
): Exchanged {
  const notes = [...before.notes]
  const problems = [...before.problems, ...problemsOf(read)]
  if (problems.length > 0) return { content: null, notes, problems }
  const matches = matchCriteria(read.criteria, known)
  const codes = codesFor(read.criteria)
  const criteria = read.criteria.map((one, at): Criterion => {
    const say = (kind: ExchangeNote['kind']) => notes.push({ kind, ...one.place, field: null })
    const match = matches[at]
    const id = match?.id ?? newId()
    const isTurned = falls(one.levels)
    if (isTurned) say('turned-round')
    if (one.weight === null) say('weight-assumed')
    const inOrder = isTurned ? [...one.levels].reverse() : one.levels
    const hasPoints = inOrder.some(({ points }) => points !== null)
    if (inOrder.some(({ points }) => points === null)) say('points-numbered')
    if (inOrder.some(({ title, descriptor }) => descriptor.trim() === '' && title.trim() !== '')) say('descriptor-from-title')
    const ids = matchLevels(inOrder, match)
    const levels = inOrder.map(
      (level, place): Level => ({
        id: ids[place] ?? newId(),
        title: level.title,
        descriptor: level.descriptor.trim() === '' ? level.title : level.descriptor,
        points: level.points ?? (hasPoints ? (inOrder[place - 1]?.points ?? 0) : place),
      }),
    )
    const hurdleAt = one.hurdleAt === null ? null : isTurned ? levels.length - 1 - one.hurdleAt : one.hurdleAt
    return {
      id,
      code: codes[at] ?? `C${at + 1}`,
      title: one.title,
      description: one.description,
      weight: one.weight ?? 1,
      hurdleLevelId: hurdleAt === null ? null : (levels[hurdleAt]?.id ?? null),
      levels,
    }
  })
  return { content: { title: read.title ?? known[0]?.title ?? '', cutScore: read.cutScore, criteria }, notes, problems: [] }
}

function problemsOf({ criteria }: ReadRubric): ExchangeProblem[] {
  const problems: ExchangeProblem[] = []
  const say = (code: ExchangeProblem['code'], place: ExchangePlace, value: string | null) =>
    problems.push({ code, ...place, field: null, value })
  if (criteria.length === 0) say('no-criteria', NOWHERE, null)
  if (criteria.length > MOST_CRITERIA) say('too-many-criteria', NOWHERE, String(criteria.length))
  const seen = new Set<string>()
  for (const { id, levels, place } of criteria) {
    if (levels.length < LEVELS.least || levels.length > LEVELS.most) say('level-count', place, String(levels.length))
    for (const one of [id, ...levels.map((level) => level.id)]) {
      if (one === null) continue
      if (seen.has(one)) say('id-twice', place, one)
      seen.add(one)
    }
  }
  return problems
}

/** Whether the highest level stands first, as other programs write it. */
function falls(levels: readonly ReadLevel[]): boolean {
  const points = levels.map((level) => level.points)
  const first = points[0]
  const last = points.at(-1)
  if (first == null || last == null || first <= last) return false
  return points.every((one, at) => at === 0 || (one !== null && one <= (points[at - 1] ?? Number.NaN)))
}

/** Codes of the file where they are ours and different; the free ones in order for the others. */
function codesFor(criteria: readonly ReadCriterion[]): string[] {
  const taken = new Set<string>()
  const own = criteria.map(({ code }) => {
    if (code === null || !CODE.test(code) || taken.has(code)) return null
    taken.add(code)
    return code
  })
  let next = 0
  return own.map((code) => {
    if (code !== null) return code
    do next += 1
    while (taken.has(`C${next}`))
    return `C${next}`
  })
}

const plain = (words: string) => words.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en')

/** A criterion of ours, with levels that only other versions of it have. */
type Match = { id: string; levels: readonly Level[]; elsewhere: readonly Level[] }

/** Which criterion of ours each is; none is two. */
function matchCriteria(read: readonly ReadCriterion[], known: readonly RubricContent[]): (Match | null)[] {
  const found: (Criterion | null)[] = read.map(() => null)
  const taken = new Set<string>()
  const pass = (fits: (one: ReadCriterion, ours: Criterion) => boolean, among: readonly Criterion[]) => {
    read.forEach((one, at) => {
      if (found[at]) return
      const ours = among.find((criterion) => !taken.has(criterion.id) && fits(one, criterion))
      if (!ours) return
      taken.add(ours.id)
      found[at] = ours
    })
  }
  const all = known.flatMap(({ criteria }) => criteria)
  const current = known[0]?.criteria ?? []
  pass((one, ours) => one.id === ours.id, all)
  // By words and by code only what is edited now: what was taken out long ago isn't the same because it is called the same.
  pass((one, ours) => plain(one.title) !== '' && plain(one.title) === plain(ours.title), current)
  pass((one, ours) => one.id === null && one.code === ours.code, current)
  return found.map((ours) => {
    if (ours === null) return null
    const { id, levels } = ours
    const others = all.filter((criterion) => criterion.id === id).flatMap((criterion) => criterion.levels)
    return { id, levels, elsewhere: others.filter((other) => !levels.some((level) => level.id === other.id)) }
  })
}

/** Ids of the criterion's levels where they are the same ones; null where one is new. */
function matchLevels(read: readonly ReadLevel[], ours: Match | null | undefined): (string | null)[] {
  const found: (string | null)[] = read.map(() => null)
  if (!ours) return found
  const taken = new Set<string>()
  const pass = (fits: (one: ReadLevel, level: Level, at: number, place: number) => boolean, among: readonly Level[]) => {
    read.forEach((one, at) => {
      if (found[at]) return
      const level = among.find((each, place) => !taken.has(each.id) && fits(one, each, at, place))
      if (!level) return
      taken.add(level.id)
      found[at] = level.id
    })
  }
  pass((one, level) => one.id === level.id, [...ours.levels, ...ours.elsewhere])
  pass((one, level) => plain(one.title) !== '' && plain(one.title) === plain(level.title), ours.levels)
  const isPlaced = read.length === ours.levels.length
  pass((one, _level, at, place) => isPlaced && one.id === null && at === place, ours.levels)
  return found
}
