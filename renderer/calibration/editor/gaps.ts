import { type RubricContent, RubricContentSchema } from '../../../shared/domain'

/** What keeps a rubric from being published. */
export type GapKind =
  | 'empty'
  | 'tooLong'
  | 'notPositive'
  | 'negative'
  | 'falling'
  | 'noCriteria'
  | 'tooManyCriteria'
  | 'levels'
  | 'cutWithoutPoints'
  | 'share'
  | 'other'

export type Gap = {
  /** The field: ids of criterion and level, and its name, such as `<criterion>/<level>/descriptor`; names alone are the rubric's. */
  at: string
  kind: GapKind
  /** For `tooLong`: how many characters there may be. */
  most: number | null
}

export const RUBRIC_FIELD = { title: 'title', criteria: 'criteria', cutScore: 'cutScore' } as const
export const criterionField = (criterionId: string, field: string) => `${criterionId}/${field}`
export const levelField = (criterionId: string, levelId: string, field: string) => `${criterionId}/${levelId}/${field}`

/** Of one criterion; the same empty list for all that have none. */
export function gapsOf(gaps: readonly Gap[], criterionId: string): readonly Gap[] {
  const own = gaps.filter(({ at }) => at.startsWith(`${criterionId}/`))
  return own.length === 0 ? NO_GAPS : own
}

const NO_GAPS: readonly Gap[] = []

/** Everything that isn't as the hub takes it, in the order in which it is read. Blanks alone say nothing, so they count as empty. */
export function findGaps(content: RubricContent): Gap[] {
  const checked = RubricContentSchema.safeParse(withoutBlanks(content))
  if (checked.success) return []
  const gaps = checked.error.issues.map((issue): Gap => {
    const at = placeOf(content, issue.path)
    const field = at.split('/').at(-1) ?? ''
    const most = issue.code === 'too_big' ? Number(issue.maximum) : null
    return { at, kind: kindOf(issue.code, field, issue.path.length), most: field === 'cutScore' ? null : most }
  })
  return [...new Map(gaps.map((gap) => [gap.at, gap])).values()]
}

function kindOf(code: string, field: string, depth: number): GapKind {
  if (field === 'criteria') return code === 'too_small' ? 'noCriteria' : code === 'too_big' ? 'tooManyCriteria' : 'other'
  if (field === 'levels') return 'levels'
  if (field === 'weight') return 'notPositive'
  if (field === 'points') return code === 'custom' ? 'falling' : 'negative'
  if (field === 'cutScore') return code === 'custom' ? 'cutWithoutPoints' : 'share'
  if (code === 'too_small' && depth > 0) return 'empty'
  return code === 'too_big' ? 'tooLong' : 'other'
}

function placeOf(content: RubricContent, path: readonly PropertyKey[]): string {
  const [root, at, field, place, inner] = path
  const criterion = root === 'criteria' && typeof at === 'number' ? content.criteria[at] : undefined
  if (!criterion) return String(root ?? RUBRIC_FIELD.criteria)
  const level = field === 'levels' && typeof place === 'number' ? criterion.levels[place] : undefined
  if (level) return levelField(criterion.id, level.id, String(inner ?? 'title'))
  return criterionField(criterion.id, String(field ?? 'title'))
}

function withoutBlanks(content: RubricContent): RubricContent {
  const said = (words: string) => (words.trim() === '' ? '' : words)
  return {
    ...content,
    title: said(content.title),
    criteria: content.criteria.map((criterion) => ({
      ...criterion,
      title: said(criterion.title),
      levels: criterion.levels.map((level) => ({ ...level, title: said(level.title), descriptor: said(level.descriptor) })),
    })),
  }
}
