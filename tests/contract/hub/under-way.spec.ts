import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type RunningHub, startHub } from '../../../hub'
import { ensureSamples } from '../../../scripts/setup/samples.mjs'
import type { Split } from '../../../shared/domain'
import { type Change, type ChangesPage, type IntakeAssessment, type IntakePackage, ROUTES } from '../../../shared/protocol'
import { SAMPLES } from '../../e2e/fixtures/places'
import { ask, Client } from './kit/client'
import { operate } from './kit/operate'
import { idOf, PEOPLE, rubricOf, writePackage } from './kit/package'

const OPTIONS = { toolPath: '', workEveryMs: 0, logLevel: 'silent' } as const

/** Data of a hub that has nobody yet; making a database takes longer than all that is done with it here. */
const empty = mkdtempSync(join(tmpdir(), 'assay-under-way-empty-'))
let folder: string
let hub: RunningHub | undefined

beforeAll(async () => (await startHub({ ...OPTIONS, dataFolder: empty })).close())
afterAll(() => rmSync(empty, { recursive: true, force: true }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-under-way-'))
  cpSync(empty, join(folder, 'data'), { recursive: true })
  writePackage(join(folder, 'package'), { thirdAssessor: true, judging: true })
})

afterEach(async () => {
  await hub?.close()
  hub = undefined
  rmSync(folder, { recursive: true, force: true })
})

async function start(samplesFolder = join(folder, 'package')): Promise<RunningHub> {
  hub = await startHub({ ...OPTIONS, dataFolder: join(folder, 'data'), samplesFolder })
  return hub
}

type Said = Partial<IntakePackage['submissions'][number]>

/** Says of submissions of the package who has which part, and what they handed in. */
function say(changes: Record<string, Said>): void {
  const path = join(folder, 'package', 'manifest.json')
  const intake: IntakePackage = JSON.parse(readFileSync(path, 'utf8'))
  const submissions = intake.submissions.map((one) => {
    const [, change] = Object.entries(changes).find(([name]) => one.id === idOf(`submission-${name}`)) ?? []
    return { ...one, ...change }
  })
  writeFileSync(path, JSON.stringify({ ...intake, submissions }))
}

/** Every criterion at this level, on the note as a whole. */
function judged(name: string, achievement: string, who: 'ada' | 'ben' | 'cem', level: number): IntakeAssessment {
  return {
    assessorId: PEOPLE[who].id,
    recommendation: level > 2 ? 'awarded' : 'not-yet',
    overrideReason: '',
    feedback: `What ${who} says.`,
    activeSeconds: 60,
    scores: rubricOf(achievement).criteria.map(({ id, levels }) => ({
      criterionId: id,
      levelId: levels[level - 1]?.id ?? null,
      rationale: `Why ${who} says so.`,
      noEvidenceFound: false,
      wholeItemIds: [idOf(`${name}-note`)],
    })),
    annotations: [],
  }
}

const bodiesOf = (changes: readonly Change[], kind: Change['kind']) =>
  changes.flatMap((change) => (change.op === 'put' && change.kind === kind ? [change.body] : []))

it('what a package says was handed in leads to what the hub’s own rules say: a half waits, two that differ go to a lead', async () => {
  say({
    'pair-agree': { secondAssessorId: PEOPLE.cem.id, handedIn: [judged('pair-agree', 'pair', 'cem', 3)] },
    'pair-split': {
      secondAssessorId: PEOPLE.cem.id,
      handedIn: [judged('pair-split', 'pair', 'ada', 4), judged('pair-split', 'pair', 'cem', 1)],
    },
    'looked-at': { secondLookId: PEOPLE.ben.id, handedIn: [judged('looked-at', 'looked-at', 'ada', 3)] },
  })
  const running = await start()
  const { origin } = running
  const [ada, ben, cem, lea] = await Promise.all((['ada', 'ben', 'cem', 'lea'] as const).map((who) => Client.signIn(origin, who)))
  const views = { ada: await ada?.view(), ben: await ben?.view(), cem: await cem?.view() }
  expect(views.ada?.allocation('pair-agree')).toMatchObject({ state: 'offered' })
  expect(views.cem?.allocation('pair-agree')).toMatchObject({ state: 'assessed' })
  expect(views.ada?.allocation('looked-at')).toMatchObject({ state: 'assessed' })
  expect(views.ben?.allocation('looked-at')).toMatchObject({ state: 'offered', task: 'assess' })
  expect(views.ada?.receipt('pair-split')).toMatchObject({ stage: 'accepted', outcome: null })
  const { changes } = (await lea?.changes()) ?? { changes: [] }
  expect(bodiesOf(changes, 'allocation')).toMatchObject([{ submissionId: idOf('submission-pair-split'), task: 'adjudicate' }])
  const trail = await operate(running, { command: 'trail', target: idOf('submission-pair-agree') })
  expect(String(trail.text)).toMatch(/intake\.hand-in[^]*Cem Assessor {2}assessment\.submit/)
  // Which of the two is A follows from no name and no order.
  const sides = (bodiesOf(changes, 'split') as Split[]).flatMap(({ a, b }) => [a.feedback, b.feedback])
  expect(sides.sort()).toEqual(['What ada says.', 'What cem says.'])
})

it('nothing of what another one handed in reaches the other of a pair, as if it had come later', async () => {
  say({ 'blind-pair': { secondAssessorId: PEOPLE.cem.id, handedIn: [judged('blind-pair', 'blind-pair', 'cem', 3)] } })
  const { origin } = await start()
  const { changes } = await (await Client.signIn(origin, 'ada')).changes()
  expect(bodiesOf(changes, 'allocation')).not.toEqual([])
  expect(JSON.stringify(changes)).not.toMatch(/cem/)
})

it.each([
  [
    'by somebody who has no part in it',
    { handedIn: [judged('pair-agree', 'pair', 'cem', 3)] },
    /is not one of those who assess it/,
  ],
  [
    'with a level that the rubric does not have',
    { handedIn: [{ ...judged('pair-agree', 'pair', 'ada', 3), scores: judged('x', 'solo', 'ada', 3).scores }] },
    /refused: A score names a criterion that the rubric does not have/,
  ],
  [
    'twice by the same person',
    { handedIn: [judged('pair-agree', 'pair', 'ada', 3), judged('pair-agree', 'pair', 'ada', 1)] },
    /refused: A review can't begin while the allocation is "assessed"/,
  ],
  ['by one who is named for both parts', { secondAssessorId: PEOPLE.ada.id }, /names one person for two parts/],
  ['with a second look at what two judge anyway', { secondLookId: PEOPLE.cem.id }, /looks again where two assess anyway/],
])('a package in which something was handed in %s is refused as a whole', async (_what, change, reason) => {
  say({ 'pair-agree': change })
  await expect(start()).rejects.toThrow(reason)
  // What is mended is taken in by the same folder: nothing of the first attempt stayed.
  say({ 'pair-agree': { secondAssessorId: PEOPLE.cem.id, secondLookId: undefined, handedIn: [] } })
  expect((await start()).imported).toBeGreaterThan(0)
})

it('the sample panel shows judging together by itself: a half, a split, a second look, and work to claim', async () => {
  await ensureSamples(SAMPLES)
  const intake: IntakePackage = JSON.parse(readFileSync(join(SAMPLES, 'manifest.json'), 'utf8'))
  const { origin } = await start(SAMPLES)
  const feedOf = async (name: string) => {
    const personId = intake.people.find((person) => person.name === name)?.id
    const headers = { 'content-type': 'application/json', 'assay-client': 'desktop' }
    const { body } = await ask(origin, ROUTES.session, { method: 'POST', headers, body: JSON.stringify({ personId }) })
    const authorization = `Bearer ${(body as { token: string }).token}`
    return ((await ask(origin, `${ROUTES.changes}?limit=1000`, { headers: { authorization } })).body as ChangesPage).changes
  }
  const idsOf = (name: string) => intake.submissions.filter(({ candidate }) => candidate.name === name).map(({ id }) => id)
  const workOf = (changes: readonly Change[]) =>
    changes.flatMap((change) => (change.op === 'put' && change.kind === 'allocation' ? [change.body] : []))

  const ingrid = await feedOf('Ingrid Solheim')
  const toDo = workOf(ingrid).map(({ submissionId }) => submissionId)
  expect(toDo).toEqual(expect.arrayContaining([...idsOf('Luís Sarmento'), ...idsOf('Olivier Brandt')]))
  const open = bodiesOf(ingrid, 'opening').map((opening) => (opening as { candidate: { name: string } }).candidate.name)
  expect(open.sort()).toEqual(['Chidi Eze', 'Ines Kovac', 'Sanna Virtanen'])

  const amara = workOf(await feedOf('Amara Okonkwo'))
  expect(amara.find(({ submissionId }) => submissionId === idsOf('Luís Sarmento')[0])).toMatchObject({ state: 'assessed' })

  const helena = await feedOf('Dr Helena Marques Duarte')
  expect(workOf(helena)).toMatchObject([{ submissionId: idsOf('Tendai Moyo')[0], task: 'adjudicate', state: 'offered' }])
  expect(bodiesOf(helena, 'split')).toHaveLength(1)
  // The samples are made first.
}, 180_000)
