import { z } from 'zod'
import type { RubricContent } from '../../../shared/domain'
import { type Exchanged, type ExchangeNote, type ExchangePlace, type ExchangeProblem, NOWHERE } from './exchange'
import { idOf } from './read-csv'
import { type ReadCriterion, type ReadLevel, settle } from './settle'
import { EXTENSION } from './write-case'

const Text = z.string().nullish()
const Amount = z.number().nullish()

/** CASE 1.1, 7.1.29. What isn't named here is told as not kept. */
const LevelSchema = z.looseObject({
  identifier: Text,
  quality: Text,
  description: Text,
  score: Amount,
  position: Amount,
  extensions: z.looseObject({ [EXTENSION]: z.looseObject({ title: Text }).nullish() }).nullish(),
})

/** CASE 1.1, 7.1.27. */
const CriterionSchema = z.looseObject({
  identifier: Text,
  category: Text,
  description: Text,
  weight: Amount,
  position: Amount,
  CFRubricCriterionLevels: z.array(LevelSchema).nullish(),
  extensions: z
    .looseObject({ [EXTENSION]: z.looseObject({ title: Text, code: Text, hurdleLevelIdentifier: Text }).nullish() })
    .nullish(),
})

/** CASE 1.1, 7.1.26. */
const RubricSchema = z.looseObject({
  title: Text,
  CFRubricCriteria: z.array(CriterionSchema),
  extensions: z
    .looseObject({ [EXTENSION]: z.looseObject({ title: Text, cutScore: z.number().min(0).max(1).nullish() }).nullish() })
    .nullish(),
})

/** Properties that say nothing about the rubric's content: names, places and times of the file's own records. */
const OF_THE_FILE = ['identifier', 'uri', 'lastChangeDateTime', 'position', 'rubricId', 'rubricCriterionId', 'CFDocumentURI']

/**
 * A rubric of 1EdTech CASE 1.1: a `CFRubric` by itself, or the first of a set, a package or its definitions. Criteria and levels are in
 * the order of their `position` where each has one. What Assay has no place for is told.
 * @param known see `settle`
 */
export function readCase(source: string, known: readonly RubricContent[], newId: () => string): Exchanged {
  const notes: ExchangeNote[] = []
  const failed = (code: ExchangeProblem['code'], field: string | null, value: string | null = null): Exchanged => ({
    content: null,
    notes,
    problems: [{ code, ...NOWHERE, field, value }],
  })
  let json: unknown
  try {
    json = JSON.parse(source.replace(/^\uFEFF/, ''))
  } catch (error) {
    return failed('unreadable', null, error instanceof Error ? error.message : null)
  }
  const [first, ...others] = rubricsIn(json)
  if (first === undefined) return failed('no-criteria', 'CFRubricCriteria')
  for (const other of others) {
    const title = z.object({ title: z.string() }).safeParse(other)
    notes.push({ kind: 'not-kept', ...NOWHERE, field: `CFRubric ${title.success ? title.data.title : ''}`.trim() })
  }
  const parsed = RubricSchema.safeParse(first)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return failed('unreadable', issue?.path.join('.') ?? null, issue?.message ?? null)
  }
  const problems: ExchangeProblem[] = []
  const rubric = parsed.data
  note(rubric, ['title', 'CFRubricCriteria'], ['title', 'cutScore', 'version'], NOWHERE, notes)
  const criteria = inOrder(rubric.CFRubricCriteria).map((one) => readCriterion(one, notes, problems))
  const own = rubric.extensions?.[EXTENSION]
  const title = own?.title ?? rubric.title ?? null
  return settle({ title, cutScore: own?.cutScore ?? null, criteria }, known, newId, { notes, problems })
}

/** Every `CFRubric` in a file: by itself, in a set, in a package (`CFRubrics`), or in its definitions, where some programs put them. */
function rubricsIn(json: unknown): unknown[] {
  if (typeof json !== 'object' || json === null) return []
  if ('CFRubricCriteria' in json) return [json]
  if ('CFRubrics' in json && Array.isArray(json.CFRubrics)) return json.CFRubrics
  if ('CFRubric' in json) return rubricsIn(json.CFRubric)
  if ('CFDefinitions' in json) return rubricsIn(json.CFDefinitions)
  return []
}

function inOrder<Item extends { position?: number | null | undefined }>(items: readonly Item[]): Item[] {
  if (items.some(({ position }) => position == null)) return [...items]
  return [...items].sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
}

function readCriterion(
  criterion: z.infer<typeof CriterionSchema>,
  notes: ExchangeNote[],
  problems: ExchangeProblem[],
): ReadCriterion {
  const own = criterion.extensions?.[EXTENSION]
  const title = own?.title ?? criterion.category ?? ''
  const place: ExchangePlace = { row: null, criterion: own?.code ?? title }
  note(
    criterion,
    ['category', 'description', 'weight', 'CFRubricCriterionLevels'],
    ['title', 'code', 'hurdleLevelIdentifier'],
    place,
    notes,
  )
  const levels = inOrder(criterion.CFRubricCriterionLevels ?? [])
  const hurdle = own?.hurdleLevelIdentifier ?? null
  const hurdleAt = hurdle === null ? null : levels.findIndex(({ identifier }) => identifier === hurdle)
  if (hurdleAt === -1) problems.push({ code: 'no-such-hurdle', ...place, field: 'hurdleLevelIdentifier', value: hurdle })
  return {
    id: idOf(criterion.identifier ?? ''),
    code: own?.code ?? null,
    title,
    description: criterion.description ?? '',
    weight: criterion.weight ?? null,
    hurdleAt,
    levels: levels.map((level): ReadLevel => {
      note(level, ['quality', 'description', 'score'], ['title'], place, notes)
      return {
        id: idOf(level.identifier ?? ''),
        title: level.extensions?.[EXTENSION]?.title ?? level.quality ?? '',
        descriptor: level.description ?? '',
        points: level.score ?? null,
      }
    }),
    place,
  }
}

/** Notes what a record says and we have no place for. */
function note(
  record: { extensions?: unknown } & Record<string, unknown>,
  kept: readonly string[],
  keptOfOurs: readonly string[],
  place: ExchangePlace,
  notes: ExchangeNote[],
): void {
  const say = (field: string) => notes.push({ kind: 'not-kept', ...place, field })
  const says = (value: unknown) => value !== null && value !== undefined && value !== ''
  for (const [name, value] of Object.entries(record)) {
    if (name !== 'extensions' && !kept.includes(name) && !OF_THE_FILE.includes(name) && says(value)) say(name)
  }
  for (const [name, value] of Object.entries(record.extensions ?? {})) {
    if (name !== EXTENSION) {
      say(`extensions.${name}`)
      continue
    }
    for (const [ours, said] of Object.entries(value ?? {}))
      if (!keptOfOurs.includes(ours) && says(said)) say(`extensions.${name}.${ours}`)
  }
}
