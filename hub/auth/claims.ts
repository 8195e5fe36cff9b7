import { z } from 'zod'
import { CompetenceSchema, findUnsoundText, IdSchema, type Role, RoleSchema } from '../../shared/domain'

/** Where a claim stands: its name, or the names on the way to it, such as `["realm_access", "roles"]`. */
const ClaimSchema = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])

/**
 * How a provider's claims become what a person may do here. Without `values` a claim already speaks our language; with it, what isn't
 * named there counts for nothing.
 */
export const ClaimsMappingSchema = z.strictObject({
  name: ClaimSchema.default('name'),
  roles: z
    .strictObject({ claim: ClaimSchema, values: z.record(z.string(), RoleSchema).optional() })
    .default({ claim: 'assay_roles' }),
  panels: z
    .strictObject({ claim: ClaimSchema, values: z.record(z.string(), IdSchema).optional() })
    .default({ claim: 'assay_panels' }),
  competences: z
    .strictObject({ claim: ClaimSchema, values: z.record(z.string(), CompetenceSchema).optional() })
    .default({ claim: 'assay_competences' }),
})
export type ClaimsMapping = z.infer<typeof ClaimsMappingSchema>

/** What a provider says of somebody, as far as it matters here. */
export type Standing = { name: string; roles: Role[]; panels: string[]; competences: string[] }

/** What is read from a verified token's claims. What can't be understood of the rest is left out. */
export function readStanding(claims: Record<string, unknown>, mapping: ClaimsMapping): Standing {
  return {
    name: nameOf(claims, mapping),
    roles: mapped(find(claims, mapping.roles.claim), mapping.roles.values, RoleSchema),
    panels: mapped(find(claims, mapping.panels.claim), mapping.panels.values, IdSchema),
    competences: mapped(find(claims, mapping.competences.claim), mapping.competences.values, CompetenceSchema),
  }
}

/** Providers leave names out where nobody entered one; a person must be called something. */
function nameOf(claims: Record<string, unknown>, mapping: ClaimsMapping): string {
  const candidates = [find(claims, mapping.name), claims.preferred_username, claims.email, claims.sub]
  const names = candidates.flatMap((value) => (typeof value === 'string' ? [value.trim().slice(0, 200)] : []))
  return names.find((name) => name !== '' && findUnsoundText(name) === null) ?? '?'
}

function find(claims: Record<string, unknown>, claim: z.infer<typeof ClaimSchema>): unknown {
  return [claim].flat().reduce<unknown>((value, name) => {
    const isRecord = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    return isRecord ? (value as Record<string, unknown>)[name] : undefined
  }, claims)
}

function mapped<Value extends string>(
  claim: unknown,
  values: Record<string, Value> | undefined,
  schema: z.ZodType<Value>,
): Value[] {
  const words = [claim].flat().filter((word) => typeof word === 'string')
  const known = words.flatMap((word): Value[] => {
    if (values !== undefined) return Object.hasOwn(values, word) ? [values[word] as Value] : []
    const parsed = schema.safeParse(word)
    return parsed.success ? [parsed.data] : []
  })
  return [...new Set(known)].sort()
}
