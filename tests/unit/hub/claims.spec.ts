import { expect, it } from 'vitest'
import { ClaimsMappingSchema, readStanding } from '../../../hub/auth'

const PANEL = '6f1c2a94-0f0e-4b3c-8f0a-3c2f9a7f5d11'
const OTHER_PANEL = 'c0f4c8a2-5a8e-4b25-9f25-8f3f0a5c7d22'
const read = (claims: Record<string, unknown>, mapping: unknown = {}) => readStanding(claims, ClaimsMappingSchema.parse(mapping))

it('without a mapping, claims that speak our language are taken, and nothing else', () => {
  const claims = {
    sub: 's',
    name: ' Mara Okafor ',
    assay_roles: ['lead', 'assessor', 'root', 7],
    assay_panels: [PANEL, 'not an id'],
    assay_competences: [' Public health ', 'Public health', '', 'NUL\u0000', 'x'.repeat(121), 7],
  }
  expect(read(claims)).toEqual({
    name: 'Mara Okafor',
    roles: ['assessor', 'lead'],
    panels: [PANEL],
    competences: ['Public health'],
  })
})

it.each([
  ['a name', 'groups', { groups: ['staff', 'leads'] }],
  ['a way through records', ['realm_access', 'roles'], { realm_access: { roles: ['staff', 'leads'] } }],
  ['a name that is an address', 'https://example.org/roles', { 'https://example.org/roles': ['leads', 'leads', 'staff'] }],
  ['a single word', 'group', { group: 'leads' }],
])('a claim found by %s is mapped, and words that nobody mapped count for nothing', (_name, claim, claims) => {
  const mapping = { roles: { claim, values: { leads: 'lead' } } }
  expect(read({ sub: 's', ...claims }, mapping).roles).toEqual(['lead'])
})

it('one claim can say roles and panels, several words the same panel', () => {
  const values = { '/panels/a': PANEL, '/panels/a2': PANEL, '/panels/b': OTHER_PANEL }
  const mapping = { roles: { claim: 'groups', values: { staff: 'assessor' } }, panels: { claim: 'groups', values } }
  const { roles, panels } = read({ sub: 's', groups: ['staff', '/panels/a', '/panels/a2', '/panels/b'] }, mapping)
  expect([roles, panels]).toEqual([['assessor'], [PANEL, OTHER_PANEL].sort()])
})

it('competences are mapped as roles are: what nobody mapped is none', () => {
  const mapping = { competences: { claim: ['staff', 'fields'], values: { ph: 'Public health', dv: 'Data' } } }
  expect(read({ sub: 's', staff: { fields: ['ph', 'Data', 'dv'] } }, mapping).competences).toEqual(['Data', 'Public health'])
  expect(read({ sub: 's', assay_competences: ['Data'] }, mapping).competences).toEqual([])
})

it.each([[undefined], [null], [7], [{ lead: true }], [[['lead']]], [['__proto__', 'constructor', 'toString']]])(
  'a claim that is %j gives no role, also where words are mapped',
  (claim) => {
    expect(read({ sub: 's', assay_roles: claim }).roles).toEqual([])
    expect(read({ sub: 's', groups: claim }, { roles: { claim: 'groups', values: { staff: 'lead' } } }).roles).toEqual([])
  },
)

it('somebody without a usable name is called by what else the provider knows', () => {
  expect(read({ sub: 's', name: '', preferred_username: 'mokafor', email: 'm@example.org' }).name).toBe('mokafor')
  expect(read({ sub: 's', name: 'Mara\u0000', email: 'm@example.org' }).name).toBe('m@example.org')
  expect(read({ sub: 'subject-7' }).name).toBe('subject-7')
  expect(read({ sub: 's', name: 'x'.repeat(500) }).name).toHaveLength(200)
})
