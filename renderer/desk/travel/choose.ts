import { type Annotation, type Assessment, scoreFor } from '../../../shared/domain'
import type { ArrivedField } from '../../store'
import { partOf, type Work } from '../session/change'
import type { DeskSession } from '../session/desk-session'

export type Side = 'mine' | 'theirs'

/** Which of the two a field says now; null where it has been written on since. */
export function chosenSide(field: ArrivedField, work: Work): Side | null {
  const now = saying(valueNow(field, work))
  if (now === saying(field.theirs)) return 'theirs'
  return now === saying(field.mine) ? 'mine' : null
}

function valueNow({ at }: ArrivedField, { assessment, annotations }: Work): unknown {
  if (at.of === 'score') return scoreFor(assessment, at.criterionId)[at.field]
  if (at.of === 'assessment') return assessment[at.field]
  return annotations.find(({ id }) => id === at.annotationId) ?? null
}

/** What a value says: of an annotation neither its number nor its times. */
function saying(value: unknown): string {
  const isAnnotation = typeof value === 'object' && value !== null && 'selectors' in value
  return JSON.stringify(isAnnotation ? Object.entries(partOf(value as Annotation)).sort() : value)
}

/** Gives a field what one side says, as a step of the desk that can be undone. */
export function choose(session: DeskSession, field: ArrivedField, side: Side): void {
  const { at } = field
  const value = field[side]
  if (at.of === 'score') session.changeScore(at.criterionId, { [at.field]: value })
  else if (at.of === 'assessment') session.conclude({ [at.field]: value } as Partial<Pick<Assessment, typeof at.field>>)
  else chooseAnnotation(session, at.annotationId, value as Annotation | null, field)
}

function chooseAnnotation(session: DeskSession, id: string, value: Annotation | null, { mine, theirs }: ArrivedField): void {
  const isHere = session.view().annotations.some((annotation) => annotation.id === id)
  if (value === null) session.removeAnnotation(id)
  else if (isHere) session.changeAnnotation(id, partOf(value))
  else {
    session.restoreAnnotation(id)
    if (session.view().annotations.some((annotation) => annotation.id === id)) return
    // It was removed on the other device: here it goes on after the last version that either had.
    const versions = [mine, theirs].map((one) => (one as Annotation | null)?.version ?? 0)
    session.addAnnotation({ ...value, version: Math.max(...versions) + 1 })
  }
}
