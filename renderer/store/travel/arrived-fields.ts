import { type Clash, type DraftState, scoreFor } from '../../../shared/domain'
import type { ArrivedField, ArrivedPlace } from '../contract'

const SCORE_FIELDS = ['levelId', 'rationale', 'noEvidenceFound', 'wholeItemIds'] as const
const ASSESSMENT_FIELDS = ['recommendation', 'overrideReason', 'feedback'] as const

/** What merging changed here, and what both had changed. */
export function arrivedFields(before: DraftState, after: DraftState, clashes: readonly Clash[]): ArrivedField[] {
  const fields: ArrivedField[] = clashes.map(({ at, mine, theirs }) => ({ at, mine, theirs, isClash: true }))
  const isTold = new Set(fields.map(({ at }) => nameOf(at)))
  const add = (at: ArrivedPlace, mine: unknown, theirs: unknown) => {
    if (JSON.stringify(mine) !== JSON.stringify(theirs) && !isTold.has(nameOf(at))) {
      fields.push({ at, mine, theirs, isClash: false })
    }
  }
  const criteria = new Set([...before.assessment.scores, ...after.assessment.scores].map(({ criterionId }) => criterionId))
  for (const criterionId of criteria) {
    const [was, is] = [scoreFor(before.assessment, criterionId), scoreFor(after.assessment, criterionId)]
    for (const field of SCORE_FIELDS) add({ of: 'score', criterionId, field }, was[field], is[field])
  }
  for (const field of ASSESSMENT_FIELDS) add({ of: 'assessment', field }, before.assessment[field], after.assessment[field])
  const [was, is] = [before, after].map(({ annotations }) => new Map(annotations.map((one) => [one.id, one])))
  for (const id of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
    add({ of: 'annotation', annotationId: id }, was?.get(id) ?? null, is?.get(id) ?? null)
  }
  return fields
}

/** What came before with what came now: of each place what was here first and what is there now. What is as it was isn't told. */
export function joinArrived(earlier: readonly ArrivedField[], later: readonly ArrivedField[]): ArrivedField[] {
  const joined = new Map(earlier.map((field) => [nameOf(field.at), field]))
  for (const field of later) {
    const known = joined.get(nameOf(field.at))
    // What was written here since the earlier one came is what stands against the later one.
    const isAsItCame = known !== undefined && JSON.stringify(field.mine) === JSON.stringify(known.theirs)
    joined.set(nameOf(field.at), isAsItCame ? { ...field, mine: known.mine, isClash: known.isClash || field.isClash } : field)
  }
  return [...joined.values()].filter(({ mine, theirs }) => JSON.stringify(mine) !== JSON.stringify(theirs))
}

/** Names a place among those of one draft. */
function nameOf(at: ArrivedPlace): string {
  if (at.of === 'score') return `${at.of} ${at.criterionId} ${at.field}`
  return at.of === 'annotation' ? `${at.of} ${at.annotationId}` : `${at.of} ${at.field}`
}
