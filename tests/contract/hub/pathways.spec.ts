import { expect, it } from 'vitest'
import { signCredential, signingKeyFromSeed } from '../../../hub/badges'
import {
  type AchievementCredential,
  CREDENTIALS_CONTEXT,
  OPEN_BADGES_CONTEXT,
  VOUCH_STATEMENT_CONTEXT,
} from '../../../shared/badges'
import { PUBLIC_ROUTES, ROUTES, type VerificationAnswer } from '../../../shared/protocol'
import { verifyWithDidkit } from '../../unit/badges/didkit'
import { makeBackup, wordsIn } from './kit/backup'
import { ask, Client } from './kit/client'
import { submit } from './kit/commands'
import { operate } from './kit/operate'
import { WALKER } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

const VOUCH = await signVouch()

/** Jorge vouches for the candidate on the pathway. */
async function signVouch(): Promise<string> {
  const key = await signingKeyFromSeed(new Uint8Array(32).fill(21))
  const unsigned = {
    '@context': [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT, VOUCH_STATEMENT_CONTEXT],
    id: 'urn:uuid:2d5a0c6e-4d5c-4c0c-9d7b-0a4b6c1d2e3f',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Vouch',
    issuer: { id: key.did, type: ['Profile'], name: 'Jorge Matias' },
    validFrom: '2026-10-07T10:00:00Z',
    credentialSubject: {
      id: `urn:uuid:${WALKER.id}`,
      type: ['EndorsementSubject'],
      endorsementComment: 'I ran it on a machine that had never seen it.',
      voucher: 'Jorge Matias',
      relationship: 'Data lead, county office',
      ratings: [{ criterionCode: 'C1', level: 3 }],
      declaredInterest: '',
      madeOn: '2026-10-07',
    },
  }
  return JSON.stringify(await signCredential(unsigned, key, new Date('2026-10-07T10:00:00Z')))
}

/** Ada awards this submission, and its badge is released. */
async function award(hub: TestHub, name: 'step-1' | 'step-2'): Promise<Client> {
  const ada = await Client.signIn(hub.origin, 'ada')
  await ada.send(submit((await ada.view()).allocation(name), name === 'step-1' ? 'solo' : 'blind'))
  hub.clock.advance(20)
  await hub.workOff()
  return ada
}

type Listed = { id: string; state: string }

/** Every badge that there is, as the operator is told of them. */
async function badges(hub: TestHub): Promise<Listed[]> {
  const { text } = await operate(hub, { command: 'badges' })
  return String(text)
    .split('\n')
    .slice(1)
    .map((line) => line.split(/ {2,}/))
    .map(([id = '', state = '']) => ({ id, state }))
}

/** The badge of this achievement or pathway, as everybody finds it. */
async function published(hub: TestHub, name: string): Promise<AchievementCredential> {
  const all = await Promise.all(
    (await badges(hub)).map(async ({ id }) =>
      JSON.parse(String((await ask(hub.origin, `${PUBLIC_ROUTES.badge(id)}/credential.json`)).bytes)),
    ),
  )
  return all.find((credential) => credential.name === name)
}

const idOfBadge = ({ id }: AchievementCredential) => id.replace('urn:uuid:', '')

async function check(client: Client, file: unknown): Promise<VerificationAnswer> {
  const text = typeof file === 'string' ? file : JSON.stringify(file)
  return (await client.post(ROUTES.verifications, { file: Buffer.from(text).toString('base64') })).body as VerificationAnswer
}

onBothDatabases(
  (stage) => {
    it('a signed vouch whose giver agreed travels in the badge as it was signed, and holds by itself', async () => {
      const hub = await stage.hub()
      const ada = await award(hub, 'step-1')
      const badge = await published(hub, 'Achievement solo')
      expect(badge.endorsement).toEqual([JSON.parse(VOUCH)])
      expect(await verifyWithDidkit(badge)).toEqual({ checks: ['proof'], warnings: [], errors: [] })
      for (const endorsement of badge.endorsement ?? []) {
        expect(await verifyWithDidkit(endorsement)).toEqual({ checks: ['proof'], warnings: [], errors: [] })
      }
      const report = await check(ada, badge)
      expect(report).toMatchObject({ verdict: 'holds', badge: { endorsers: ['Jorge Matias'] } })
      expect(report.checks).toContainEqual(expect.objectContaining({ name: 'endorsements', code: 'endorsements-hold' }))
      const page = String((await ask(hub.origin, PUBLIC_ROUTES.badge(idOfBadge(badge)))).body)
      expect(page).toContain('I ran it on a machine that had never seen it.')
    })

    it('a badge whose endorsement was taken out or changed does not hold', async () => {
      const hub = await stage.hub()
      const ada = await award(hub, 'step-1')
      const { endorsement: [first] = [], ...without } = await published(hub, 'Achievement solo')
      const subject = { ...first?.credentialSubject, endorsementComment: 'I never saw it.' }
      for (const forged of [without, { ...without, endorsement: [{ ...first, credentialSubject: subject }] }]) {
        expect((await check(ada, forged)).verdict).toBe('fails')
        expect((await verifyWithDidkit(forged)).errors.length).toBeGreaterThan(0)
      }
    })

    it('under blind marking the vouch travels in the badge and never to the assessor', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const submission = (await ada.view()).submission('step-2')
      expect(JSON.stringify(submission)).not.toMatch(/Wilma|Jorge/)
      const item = submission?.evidence.find(({ kind }) => kind === 'vouch')
      const file = await ada.get(ROUTES.evidence(item?.id ?? '', item?.sha256 ?? ''))
      expect(String(file.bytes)).not.toMatch(/Jorge|Wilma|proofValue/)
      await award(hub, 'step-2')
      expect((await published(hub, 'Achievement blind')).endorsement).toEqual([JSON.parse(VOUCH)])
    })

    it('who has earned every step of a pathway gets its badge, once, and no sooner', async () => {
      const hub = await stage.hub()
      await award(hub, 'step-1')
      expect(await badges(hub)).toHaveLength(1)
      const ada = await award(hub, 'step-2')
      await hub.workOff()
      expect((await badges(hub)).map(({ state }) => state)).toEqual(['released', 'released', 'released'])
      const badge = await published(hub, 'The whole way')
      expect(badge).toMatchObject({
        credentialSubject: { achievement: { achievementType: 'LearningProgram', criteria: { narrative: 'Earn both.' } } },
        evidence: [{ name: 'Achievement solo' }, { name: 'Achievement blind' }],
      })
      expect(await verifyWithDidkit(badge)).toEqual({ checks: ['proof'], warnings: [], errors: [] })
      expect(await check(ada, badge)).toMatchObject({
        verdict: 'holds',
        badge: { name: 'The whole way', earner: 'Wilma Walker' },
      })
      const again = await hub.restart()
      await again.workOff()
      expect(await badges(again)).toHaveLength(3)
      const page = String((await ask(again.origin, PUBLIC_ROUTES.badge(idOfBadge(badge)))).body)
      expect(page).toContain('This badge was earned by earning all of these.')
      for (const path of ['/credential.jwt', '/badge.png', '/badge.svg']) {
        expect((await ask(again.origin, `${PUBLIC_ROUTES.badge(idOfBadge(badge))}${path}`)).status).toBe(200)
      }
    })

    it('its badge is one although several hubs work the last two steps off at once', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const view = await ada.view()
      await ada.send(submit(view.allocation('step-1'), 'solo'))
      await ada.send(submit(view.allocation('step-2'), 'blind'))
      hub.clock.advance(20)
      await Promise.all([hub.workOff(), hub.workOff(), hub.workOff()])
      expect(await badges(hub)).toHaveLength(3)
    })

    it('when a step is revoked, so is what rests on it, and it is not made again', async () => {
      const hub = await stage.hub()
      await award(hub, 'step-1')
      const ada = await award(hub, 'step-2')
      const [step, whole] = [await published(hub, 'Achievement solo'), await published(hub, 'The whole way')]
      await operate(hub, { command: 'revoke', target: idOfBadge(step), reason: 'It was somebody else’s work.' })
      const report = await check(ada, whole)
      expect(report.checks).toContainEqual(expect.objectContaining({ name: 'status', code: 'revoked' }))
      expect(String((await ask(hub.origin, PUBLIC_ROUTES.badge(idOfBadge(whole)))).body)).toContain(
        'A badge by which it was earned was revoked.',
      )
      await hub.workOff()
      expect((await badges(hub)).map(({ state }) => state).sort()).toEqual(['released', 'revoked', 'revoked'])
    })

    it('when only the pathway’s own badge is revoked, its steps stay as they are', async () => {
      const hub = await stage.hub()
      await award(hub, 'step-1')
      const ada = await award(hub, 'step-2')
      const whole = await published(hub, 'The whole way')
      await operate(hub, { command: 'revoke', target: idOfBadge(whole), reason: 'Withdrawn.' })
      expect((await check(ada, await published(hub, 'Achievement solo'))).verdict).toBe('holds')
    })

    it('of an erased candidate neither the pathway’s badge nor the vouches that were to travel can be read', async () => {
      const hub = await stage.hub()
      await award(hub, 'step-1')
      await award(hub, 'step-2')
      const whole = await published(hub, 'The whole way')
      const words = ['Wilma Walker', 'I ran it on a machine that had never seen it.']
      await hub.close()
      expect(wordsIn(makeBackup(hub.options), words)).toEqual(words)
      const running = await hub.restart()
      const asked = { command: 'erase', target: WALKER.email, reason: 'request' }
      expect((await operate(running, asked)).text).toContain('3 released badge(s) are revoked')
      expect((await operate(running, { ...asked, yes: true })).status).toBe(200)
      expect(await check(await Client.signIn(running.origin, 'ada'), whole)).toMatchObject({ verdict: 'fails' })
      expect((await badges(running)).map(({ state }) => state)).toEqual(['revoked', 'revoked', 'revoked'])
      await running.close()
      expect(wordsIn(makeBackup(running.options), words)).toEqual([])
    })
  },
  { pathwayVouch: VOUCH },
)
