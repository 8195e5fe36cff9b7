import { z } from 'zod'

/** Every refusal of the hub: RFC 9457 problem details, sent as `application/problem+json`. */
export const ProblemSchema = z.object({
  /** Stable name of the kind of problem, such as `urn:assay:problem:unauthenticated`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What happened here, without personal data. */
  detail: z.string().optional(),
  /** For input that doesn't fit its schema: where (JSON pointer into body, query or path) and why. */
  errors: z.array(z.object({ pointer: z.string(), reason: z.string() })).optional(),
})
export type Problem = z.infer<typeof ProblemSchema>

/** The kinds that clients act on. */
export const PROBLEM = {
  invalid: 'urn:assay:problem:invalid',
  unauthenticated: 'urn:assay:problem:unauthenticated',
  forbidden: 'urn:assay:problem:forbidden',
  noRole: 'urn:assay:problem:no-role',
  notFound: 'urn:assay:problem:not-found',
  draftsOff: 'urn:assay:problem:drafts-off',
  draftVersion: 'urn:assay:problem:draft-version',
  draftKey: 'urn:assay:problem:draft-key',
  lineage: 'urn:assay:problem:lineage',
  clientTooOld: 'urn:assay:problem:client-too-old',
  tooLarge: 'urn:assay:problem:too-large',
  tooMany: 'urn:assay:problem:too-many',
  tooSlow: 'urn:assay:problem:too-slow',
  unavailable: 'urn:assay:problem:unavailable',
  internal: 'urn:assay:problem:internal',
  providerAway: 'urn:assay:problem:provider-away',
} as const
