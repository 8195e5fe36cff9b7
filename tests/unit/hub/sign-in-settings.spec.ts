import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readInvocation, UsageError } from '../../../hub/cli/arguments'

const folder = mkdtempSync(join(tmpdir(), 'assay-settings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const optionsOf = (environment: NodeJS.ProcessEnv, words: string[] = ['serve']) => {
  const invocation = readInvocation(words, environment)
  return invocation.kind === 'serve' ? invocation.options : null
}
const ISSUER = { ASSAY_OIDC_ISSUER: 'https://login.example.org/realms/a', ASSAY_OIDC_CLIENT_ID: 'assay' }

it('a provider is what the environment says, with what goes without saying', () => {
  expect(optionsOf({})?.provider).toBeUndefined()
  expect(optionsOf(ISSUER)?.provider).toMatchObject({
    issuer: 'https://login.example.org/realms/a',
    name: 'login.example.org',
    clientId: 'assay',
    desktopClientId: 'assay',
    scope: 'openid profile',
    claims: { name: 'name', roles: { claim: 'assay_roles' }, panels: { claim: 'assay_panels' } },
  })
  const secret = write('secret', 'not-for-everybody\n')
  const claims = write('claims.json', '{ "roles": { "claim": "groups", "values": { "staff": "assessor" } } }')
  const more = { ASSAY_OIDC_CLIENT_SECRET_FILE: secret, ASSAY_OIDC_CLAIMS_FILE: claims, ASSAY_OIDC_DESKTOP_CLIENT_ID: 'desktop' }
  expect(optionsOf({ ...ISSUER, ...more })?.provider).toMatchObject({
    clientSecret: 'not-for-everybody',
    desktopClientId: 'desktop',
    claims: { roles: { claim: 'groups', values: { staff: 'assessor' } } },
  })
})

it.each([
  ['an issuer over http elsewhere', { ...ISSUER, ASSAY_OIDC_ISSUER: 'http://login.example.org' }, /ASSAY_OIDC_ISSUER/],
  ['no client id', { ASSAY_OIDC_ISSUER: 'https://login.example.org' }, /ASSAY_OIDC_CLIENT_ID/],
  ['a scope without openid', { ...ISSUER, ASSAY_OIDC_SCOPE: 'profile' }, /must begin with openid/],
  ['a secret that isn’t there', { ...ISSUER, ASSAY_OIDC_CLIENT_SECRET_FILE: join(folder, 'none') }, /can't be read/],
  ['claims that aren’t JSON', { ...ISSUER, ASSAY_OIDC_CLAIMS_FILE: write('broken.json', '{') }, /is not JSON/],
  [
    'a role that there isn’t',
    { ...ISSUER, ASSAY_OIDC_CLAIMS_FILE: write('role.json', '{"roles":{"claim":"g","values":{"a":"root"}}}') },
    /roles\/values\/a/,
  ],
  ['a word that means nothing', { ...ISSUER, ASSAY_OIDC_CLAIMS_FILE: write('word.json', '{"rolls":{}}') }, /rolls/],
])('%s is refused with a message that says where', (_name, environment, message) => {
  expect(() => optionsOf(environment)).toThrow(UsageError)
  expect(() => optionsOf(environment)).toThrow(message)
})

it.each([
  ['a server database', { DATABASE_URL: 'postgres://x' }, ['serve', '--trial-provider']],
  ['a real provider', ISSUER, ['serve', '--trial-provider']],
  ['an address for everybody', {}, ['serve', '--trial-provider', '--host', '0.0.0.0']],
])('the trial’s provider does not go with %s', (_name, environment, words) => {
  expect(() => optionsOf(environment, words)).toThrow(/--trial-provider/)
})

it('the trial’s provider is opened where it is asked for', () => {
  expect(optionsOf({})?.openTrialProvider).toBeUndefined()
  expect(optionsOf({}, ['serve', '--trial-provider'])?.openTrialProvider).toBeTypeOf('function')
})
