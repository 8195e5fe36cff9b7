import type { z } from 'zod'
import { AllocationSchema } from './allocation'

/** What a piece of work was begun on, or is to be judged by. */
export const BasisSchema = AllocationSchema.pick({ submissionRevision: true, rubricId: true, rubricVersion: true })
export type Basis = z.infer<typeof BasisSchema>

/** The basis of a record that names one, without anything else of it. */
export function basisOf({ submissionRevision, rubricId, rubricVersion }: Basis): Basis {
  return { submissionRevision, rubricId, rubricVersion }
}

export function isSameBasis(a: Basis, b: Basis): boolean {
  return a.submissionRevision === b.submissionRevision && a.rubricId === b.rubricId && a.rubricVersion === b.rubricVersion
}
