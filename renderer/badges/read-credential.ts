import { z } from 'zod'

/** The parts of an Open Badges 3.0 credential that the page shows; whatever else is in it stays in the JSON below. */
const CredentialSchema = z.object({
  id: z.string().optional(),
  issuer: z.object({ id: z.string(), name: z.string().optional() }),
  validFrom: z.string(),
  awardedDate: z.string().optional(),
  credentialSubject: z.object({
    achievement: z.object({
      name: z.string(),
      description: z.string().optional(),
      resultDescription: z
        .array(
          z.object({
            id: z.string(),
            name: z.string(),
            requiredLevel: z.string().optional(),
            rubricCriterionLevel: z
              .array(z.object({ id: z.string(), name: z.string(), description: z.string().optional() }))
              .optional(),
          }),
        )
        .optional(),
    }),
    result: z
      .array(z.object({ resultDescription: z.string(), achievedLevel: z.string().optional(), value: z.string().optional() }))
      .optional(),
  }),
  evidence: z
    .array(z.object({ id: z.string().optional(), name: z.string().optional(), narrative: z.string().optional() }))
    .optional(),
  endorsement: z
    .array(
      z.object({
        issuer: z.object({ id: z.string(), name: z.string().optional() }),
        credentialSubject: z.object({ endorsementComment: z.string().optional() }),
      }),
    )
    .optional(),
  proof: z
    .union([
      z.object({ type: z.string(), cryptosuite: z.string().optional() }),
      z.array(z.object({ type: z.string(), cryptosuite: z.string().optional() })),
    ])
    .optional(),
})

/** A level that was reached, counted from 1 among those that there are. */
export type ReachedLevel = { criterion: string; level: string; position: number | null; of: number; descriptor: string | null }

/** A credential as a person reads it. Instants are ISO 8601. */
export type ReadableCredential = {
  achievement: string
  description: string | null
  issuer: { id: string; name: string | null }
  issuedAt: string
  awardedAt: string | null
  levels: ReachedLevel[]
  /** `address` is where the work stands in public. */
  evidence: { name: string | null; narrative: string | null; address: string | null }[]
  /** What others say of it, each signed by whoever says it. */
  endorsements: { by: string; comment: string }[]
  /** How it is signed, such as "eddsa-rdfc-2022"; null where it carries no proof of its own. */
  signature: string | null
}

/** Reads a signed credential for showing. It doesn't check the signature. Null where it isn't an Open Badges 3.0 credential. */
export function readCredential(document: string): ReadableCredential | null {
  const parsed = CredentialSchema.safeParse(parseJson(document))
  if (!parsed.success) return null
  const { issuer, validFrom, awardedDate, credentialSubject, evidence, endorsement, proof } = parsed.data
  const { achievement, result } = credentialSubject
  const [first] = Array.isArray(proof) ? proof : [proof]
  return {
    achievement: achievement.name,
    description: achievement.description ?? null,
    issuer: { id: issuer.id, name: issuer.name ?? null },
    issuedAt: validFrom,
    awardedAt: awardedDate ?? null,
    levels: (result ?? []).flatMap((each): ReachedLevel[] => {
      const criterion = achievement.resultDescription?.find((description) => description.id === each.resultDescription)
      if (!criterion) return []
      const levels = criterion.rubricCriterionLevel ?? []
      const at = levels.findIndex((level) => level.id === each.achievedLevel)
      const name = levels[at]?.name ?? each.value
      if (name === undefined) return []
      return [
        {
          criterion: criterion.name,
          level: name,
          position: at < 0 ? null : at + 1,
          of: levels.length,
          descriptor: levels[at]?.description ?? null,
        },
      ]
    }),
    evidence: (evidence ?? []).map(({ id, name, narrative }) => ({
      name: name ?? null,
      narrative: narrative ?? null,
      address: id?.startsWith('https://') ? id : null,
    })),
    endorsements: (endorsement ?? []).map((one) => ({
      by: one.issuer.name ?? one.issuer.id,
      comment: one.credentialSubject.endorsementComment ?? '',
    })),
    signature: first ? (first.cryptosuite ?? first.type) : null,
  }
}

/** The document with line breaks, for reading; as it is where it isn't JSON. */
export function layOutJson(document: string): string {
  const value = parseJson(document)
  return value === undefined ? document : JSON.stringify(value, null, 2)
}

function parseJson(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    return undefined
  }
}
