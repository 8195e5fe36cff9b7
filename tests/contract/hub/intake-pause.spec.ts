import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { IntakePackage, IntakeSubmission } from '../../../shared/protocol'
import { pauseIntake, receivers, resumeIntake, setPromise } from './kit/acting'
import { Client } from './kit/client'
import { operate } from './kit/operate'
import { idOf, PEOPLE, writePackage } from './kit/package'
import { scratchFolder } from './kit/scratch'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = keyof typeof PEOPLE

const as = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)
const accepted = [{ status: 'accepted', receipt: null }]
const rejected = (code: string) => [{ status: 'rejected', code }]
const pausedIntake = async (client: Client, achievement: string) =>
  (await client.view()).all('achievement').find(({ id }) => id === idOf(achievement))?.pausedIntake

const folder = scratchFolder('assay-later-')
const manifest = join(folder, 'manifest.json')

/** A later package: what the hub has, and what this makes of it. */
function later(change: (intake: IntakePackage, of: (name: string) => IntakeSubmission) => void): void {
  writePackage(folder)
  const intake: IntakePackage = JSON.parse(readFileSync(manifest, 'utf8'))
  const of = (name: string) => {
    const found = intake.submissions.find(({ id }) => id === idOf(`submission-${name}`))
    if (!found) throw new Error(`there is no ${name}`)
    return found
  }
  change(intake, of)
  writeFileSync(manifest, JSON.stringify(intake))
}

/** Another one like this, by somebody else. */
const another = (like: IntakeSubmission, name: string): IntakeSubmission => ({
  ...like,
  id: idOf(`submission-${name}`),
  candidate: { id: idOf(`candidate-${name}`), name: `Candid Ate ${name}`, email: `${name}@example.org` },
  next: null,
})

/** What became of each submission that isn't as it was. */
async function takeIn(hub: TestHub): Promise<Record<string, string>> {
  const { status, text } = await operate(hub, { command: 'take-in', target: folder })
  expect(status, text).toBe(200)
  const lines = text
    .split('\n')
    .slice(1)
    .map((line) => line.split('  '))
  return Object.fromEntries(lines.flatMap(([id = '', told = '']) => (told === 'there already' ? [] : [[id, told]])))
}

onBothDatabases((stage) => {
  it('while an achievement’s intake is paused no new work of it comes in, and everything else does', async () => {
    const hub = await stage.hub()
    const [max, lea, ada] = [await as(hub, 'max'), await as(hub, 'lea'), await as(hub, 'ada')]
    expect(await lea.send(pauseIntake('solo', null))).toMatchObject(rejected('not-an-admin'))
    expect(await max.send(pauseIntake('none', null))).toMatchObject(rejected('incomplete'))
    expect(await max.send(pauseIntake('solo', '2026-11-01'))).toMatchObject(rejected('too-late'))
    expect(await max.send(resumeIntake('solo'))).toMatchObject(rejected('wrong-state'))
    const { cursor } = await ada.changes()
    expect(await max.send(pauseIntake('solo', '2026-11-03'))).toMatchObject(accepted)
    expect(await max.send(pauseIntake('solo', '2026-11-03'))).toMatchObject(rejected('no-change'))
    const told = { since: '2026-11-02T12:00:00.000Z', until: '2026-11-03' }
    expect((await ada.changes(cursor)).changes).toMatchObject([{ kind: 'achievement', body: { pausedIntake: told } }])
    expect(await pausedIntake(lea, 'solo')).toEqual(told)
    const id = (name: string) => idOf(`submission-${name}`)
    later(({ submissions }, of) => {
      submissions.push(another(of('plain'), 'later'), another(of('blind-vouched'), 'later-blind'))
      submissions.push({ ...another(of('plain'), 'elsewhere'), achievementId: idOf('blind'), current: of('spare').current })
      const [item] = of('spare').current.evidence
      const missing = { ...of('spare').current, evidence: item ? [{ ...item, path: 'evidence/none.txt' }] : [] }
      submissions.push({ ...another(of('blind-vouched'), 'lacks-file'), current: missing })
      of('revise').current = of('revise').next ?? of('revise').current
      of('revise').next = null
      of('order').current.revision = 3
      of('order').next = null
    })
    const outcomes = await takeIn(hub)
    expect(outcomes).toEqual({
      [id('later')]: expect.stringMatching(/takes in no new submissions/),
      [id('later-blind')]: 'taken in',
      [id('elsewhere')]: 'taken in',
      [id('lacks-file')]: expect.stringMatching(/no such file/),
      [id('revise')]: 'a new revision, taken in',
      [id('order')]: expect.stringMatching(/must be 2/),
    })
    const view = await ada.view()
    expect(view.submission('later')).toBeUndefined()
    expect(view.submission('later-blind')).toMatchObject({ achievementId: idOf('blind'), revision: 1 })
    expect(view.allocation('revise')).toMatchObject({ submissionRevision: 2 })
    // It ends by itself, and everybody hears of that.
    hub.clock.advance(2 * 86_400)
    await hub.workOff()
    expect(await pausedIntake(await as(hub, 'lea'), 'solo')).toBeUndefined()
    const again = await as(hub, 'max')
    expect(await takeIn(hub)).toMatchObject({ [id('later')]: 'taken in' })
    expect(await receivers(again, 'later', 'later-blind')).toHaveLength(2)
    expect(await again.send(pauseIntake('solo', null))).toMatchObject(accepted)
    expect(await again.send(resumeIntake('solo'))).toMatchObject(accepted)
    expect(await pausedIntake(again, 'solo')).toBeUndefined()
  })

  it('what an admin promises holds until the package itself says something else', async () => {
    const hub = await stage.hub()
    const max = await as(hub, 'max')
    const promise = async () =>
      (await max.view()).all('achievement').find(({ id }) => id === idOf('solo'))?.policy.promiseWorkingDays
    expect(await max.send(setPromise('solo', 5))).toMatchObject(accepted)
    const told = await operate(hub, { command: 'trail', target: 'Achievement solo' })
    expect(told.text).toMatch(/promise\.set .*before=10 {2}workingDays=5.*“Many came\.”/)
    later(() => {})
    await takeIn(hub)
    expect(await promise()).toBe(5)
    later(({ achievements }) => {
      const solo = achievements.find(({ id }) => id === idOf('solo'))
      if (solo) solo.policy.promiseWorkingDays = 7
    })
    await takeIn(hub)
    expect(await promise()).toBe(7)
    // Who promised what, and paused what, can be read.
    const { text } = await operate(hub, { command: 'trail', target: 'Achievement solo' })
    expect(text.split('\n').map((line) => line.split('  ').slice(1, 3))).toEqual([
      [PEOPLE.max.name, 'promise.set'],
      ['operator', 'promise.set'],
    ])
  })
})
