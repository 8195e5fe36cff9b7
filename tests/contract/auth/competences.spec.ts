import { expect, it } from 'vitest'
import type { Session } from '../../../shared/protocol'
import { Client } from '../hub/kit/client'
import { idOf, PEOPLE } from '../hub/kit/package'
import { onBothDatabases, type TestHub } from '../hub/kit/stage'
import { present, signInAsDesktop } from './kit/desktop'
import { claiming, Forger } from './kit/forger'

const POOLS = ['skill-pool', 'qualified-pool', 'panel-pool']

onBothDatabases(
  (stage) => {
    const forger = new Forger()
    const hub = (): Promise<TestHub> =>
      stage.sharedHub({ openTrialProvider: forger.open, clock: () => new Date(), sampleSignIn: false })

    /** Signs in while the provider says that the person is an assessor, competent in this and of these panels. */
    async function signInAs(origin: string, sub: string, competences: string[], panels: string[] = []) {
      const rights = { assay_roles: ['assessor'], assay_competences: competences, assay_panels: panels }
      forger.forgery = claiming({ sub, name: sub, ...rights })
      const { tokens } = await signInAsDesktop(origin, PEOPLE.ada.id)
      return new Client(origin, (await present(origin, tokens.id_token)).body as Session)
    }
    /** What the feed says after a cursor, which is of nothing but work that may be claimed. */
    const openings = async (client: Client, cursor?: string) => {
      const { changes, cursor: next } = await client.changes(cursor)
      expect(changes.filter(({ kind }) => kind !== 'opening')).toEqual([])
      const nameOf = (id: string) => POOLS.find((name) => idOf(`submission-${name}`) === id)
      return { told: changes.map(({ op, id }) => `${op} ${nameOf(id)}`), next }
    }

    it('a newcomer sees what they may claim by what the provider says of them', async () => {
      const { origin } = await hub()
      const skilled = await signInAs(origin, 'skilled', ['Skill', 'Cooking'])
      expect(skilled.session.person.competences).toEqual(['Cooking', 'Skill'])
      expect((await skilled.view()).opening('skill-pool')).toBeDefined()
      const other = await signInAs(origin, 'unskilled', ['skill'])
      expect((await other.view()).opening('skill-pool')).toBeUndefined()
    })

    it('who becomes competent sees from then on what that opens, and who no longer is, that it is gone', async () => {
      const { origin } = await hub()
      const { next } = await openings(await signInAs(origin, 'learner', []))
      const learned = await openings(await signInAs(origin, 'learner', ['Skill']), next)
      expect(learned.told).toContain('put skill-pool')
      const again = await openings(await signInAs(origin, 'learner', ['Skill']), learned.next)
      expect(again.told).toEqual([])
      const forgot = await openings(await signInAs(origin, 'learner', ['Cooking']), again.next)
      expect(forgot.told).toContain('remove skill-pool')
    })

    it('who comes to a panel sees what its assessors may claim, and who leaves it, that it is gone', async () => {
      const { origin } = await hub()
      const { next } = await openings(await signInAs(origin, 'guest', []))
      const member = await openings(await signInAs(origin, 'guest', [], [idOf('panel')]), next)
      expect(member.told).toContain('put panel-pool')
      const left = await openings(await signInAs(origin, 'guest', [], [idOf('other-panel')]), member.next)
      expect(left.told).toContain('remove panel-pool')
    })

    it('a sample person is as competent by the provider’s sign-in as by the package', async () => {
      const { origin } = await hub()
      forger.forgery = null
      const { tokens } = await signInAsDesktop(origin, PEOPLE.ada.id)
      const ada = new Client(origin, (await present(origin, tokens.id_token)).body as Session)
      expect(ada.session.person).toMatchObject({ id: PEOPLE.ada.id, competences: ['Skill'] })
      expect((await ada.view()).opening('skill-pool')).toBeDefined()
    })
  },
  { skills: true, everyRole: true },
)
