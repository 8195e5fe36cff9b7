import { generateKeyPair, exportJWK } from 'jose'
import type { default as Provider, Configuration, JWK } from 'oidc-provider'
import type { SamplePeople } from '../../shared/protocol'
import { leavingPage, policyOf } from './pages'

/** The two clients of a hub, as they would be entered with any provider. */
export const HUB_CLIENT = 'assay-hub'
export const DESKTOP_CLIENT = 'assay-desktop'
/** The library takes any port here, as RFC 8252 (7.3) asks for. */
export const DESKTOP_REDIRECT = 'http://127.0.0.1/signed-in'

const CLAIMS = ['name', 'assay_roles', 'assay_panels', 'assay_competences']

export type TrialSetup = {
  issuer: string
  /** Where the hub is found. */
  hubOrigin: string
  hubSecret: string
  callbackPath: string
  people: SamplePeople['people']
  cookieKey: string
  keys: JWK[]
}

/** A fresh key to sign with. */
export async function makeSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...((await exportJWK(privateKey)) as JWK), use: 'sig', alg: 'RS256' }
}

/** An OpenID provider whose accounts are the sample people; what it issues is a real provider's. */
export async function buildProvider(setup: TrialSetup): Promise<Provider> {
  // Only where it is wanted: a hub with a provider of its own never loads it.
  const { Provider: OpenidProvider, interactionPolicy } = await import('oidc-provider')
  const policy = interactionPolicy.base()
  // Both clients are Assay: nobody has to allow Assay to know who they are.
  policy.get('consent')?.checks.remove('native_client_prompt')
  return new OpenidProvider(setup.issuer, configurationOf(setup, policy))
}

function configurationOf(setup: TrialSetup, policy: NonNullable<Configuration['interactions']>['policy']): Configuration {
  const { people, hubOrigin, hubSecret, callbackPath, cookieKey, keys } = setup
  return {
    jwks: { keys },
    cookies: { keys: [cookieKey] },
    clients: [
      {
        client_id: HUB_CLIENT,
        client_secret: hubSecret,
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['authorization_code'],
        redirect_uris: [`${hubOrigin}${callbackPath}`],
        post_logout_redirect_uris: [`${hubOrigin}/app/`],
      },
      {
        client_id: DESKTOP_CLIENT,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [DESKTOP_REDIRECT],
      },
    ],
    claims: { openid: ['sub'], profile: CLAIMS },
    // The hub reads what it needs from the ID token and asks no further.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) {
          const { source, nonce } = leavingPage(ctx.get('accept-language'), form)
          ctx.set('content-security-policy', policyOf(nonce))
          ctx.body = source
        },
      },
    },
    interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: grantEverything,
    findAccount: (_ctx, id) => {
      const person = people.find((each) => each.id === id)
      if (person === undefined) return undefined
      const { name, roles, panels, competences = [] } = person
      const claims = { sub: id, name, assay_roles: roles, assay_panels: panels, assay_competences: competences }
      return { accountId: id, claims: () => claims }
    },
    ttl: { Session: DAY, Grant: 14 * DAY, RefreshToken: 14 * DAY, IdToken: 3600, AccessToken: 3600, Interaction: 600 },
  }
}

const DAY = 86_400

const grantEverything: NonNullable<Configuration['loadExistingGrant']> = async (ctx) => {
  const { client, session, provider } = ctx.oidc
  if (client === undefined || session?.accountId === undefined) return undefined
  const grantId = session.grantIdFor(client.clientId)
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId)
  if (known) return known
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile offline_access')
  await grant.save()
  return grant
}
