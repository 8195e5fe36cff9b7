import type { Allocation } from './allocation'

/** What a piece of work was begun on, or is to be judged by. */
export type Basis = Pick<Allocation, 'submissionRevision' | 'rubricId' | 'rubricVersion'>

/** The basis of a record that names one, without anything else of it. */
export function basisOf({ submissionRevision, rubricId, rubricVersion }: Basis): Basis {
  return { submissionRevision, rubricId, rubricVersion }
}

export function isSameBasis(a: Basis, b: Basis): boolean {
  return a.submissionRevision === b.submissionRevision && a.rubricId === b.rubricId && a.rubricVersion === b.rubricVersion
}
