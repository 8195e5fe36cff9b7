import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ClaimsMappingSchema, type ProviderSettings } from '../auth'

/** Over http a provider's answers could be anybody's; on this machine they can't. */
const IssuerSchema = z.url({ protocol: /^https?$/ }).refine(isSafe, 'must begin with https:// (http:// only on this machine)')

/** The environment's part that says with which OpenID provider people sign in. */
export const ProviderEnvironment = {
  ASSAY_OIDC_ISSUER: IssuerSchema.optional(),
  /** What the sign-in screen calls the provider. */
  ASSAY_OIDC_NAME: z.string().min(1).max(80).optional(),
  ASSAY_OIDC_CLIENT_ID: z.string().min(1).optional(),
  /** A file that holds the hub's secret with the provider. */
  ASSAY_OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  ASSAY_OIDC_DESKTOP_CLIENT_ID: z.string().min(1).optional(),
  ASSAY_OIDC_SCOPE: z
    .string()
    .regex(/^openid( \S+)*$/, 'must begin with openid')
    .default('openid profile'),
  /** A JSON file that says which claims are which roles and panels. */
  ASSAY_OIDC_CLAIMS_FILE: z.string().min(1).optional(),
}

type Environment = z.infer<z.ZodObject<typeof ProviderEnvironment>>

/** A setting of the provider can't be used. */
export class ProviderSettingError extends Error {
  override name = 'ProviderSettingError'
}

/**
 * The provider as the environment names it; undefined where it names none.
 * @throws ProviderSettingError
 */
export function readProviderSettings(environment: Environment): ProviderSettings | undefined {
  const { ASSAY_OIDC_ISSUER: issuer, ASSAY_OIDC_CLIENT_ID: clientId } = environment
  if (issuer === undefined) return undefined
  if (clientId === undefined) throw new ProviderSettingError('With ASSAY_OIDC_ISSUER, ASSAY_OIDC_CLIENT_ID must be set.')
  const { ASSAY_OIDC_CLIENT_SECRET_FILE: secretFile, ASSAY_OIDC_CLAIMS_FILE: claimsFile } = environment
  return {
    issuer,
    name: environment.ASSAY_OIDC_NAME ?? new URL(issuer).hostname,
    clientId,
    ...(secretFile !== undefined && { clientSecret: readText('ASSAY_OIDC_CLIENT_SECRET_FILE', secretFile).trim() }),
    desktopClientId: environment.ASSAY_OIDC_DESKTOP_CLIENT_ID ?? clientId,
    scope: environment.ASSAY_OIDC_SCOPE,
    claims: readClaims(claimsFile),
  }
}

function readClaims(path: string | undefined): ProviderSettings['claims'] {
  if (path === undefined) return ClaimsMappingSchema.parse({})
  const result = ClaimsMappingSchema.safeParse(parseJson(readText('ASSAY_OIDC_CLAIMS_FILE', path), path))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new ProviderSettingError(`${path}: /${issue?.path.join('/') ?? ''} ${issue?.message ?? 'does not fit'}`)
}

function readText(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new ProviderSettingError(`The file ${path}, which ${variable} names, can't be read.`)
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProviderSettingError(`${path} is not JSON.`)
  }
}

function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}
