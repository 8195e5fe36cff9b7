import type { Allocation, Recommendation } from '../../../shared/domain'
import { type ChangesPage, type Command, type CommandResult, ROUTES } from '../../../shared/protocol'
import { submit } from '../../contract/hub/kit/commands'
import { rubricOf } from '../../contract/hub/kit/package'
import { expect } from '../fixtures'
import { isEnough, type Levels } from './levels'

const TO_DO: readonly Allocation['state'][] = ['offered', 'accepted', 'in-review']

/** Somebody at work without windows: what their machine asks of the hub and sends to it, over HTTP. */
export type Machine = {
  /** Everything that the hub has for them. */
  changes(): Promise<ChangesPage['changes']>
  /** What they have to score of an achievement, by the name that the package knows it by. */
  work(achievement: string): Promise<Allocation[]>
  /** Hands these in, one after the other. */
  score(work: readonly Allocation[], achievement: string, levelsOf: (allocation: Allocation) => Levels): Promise<void>
}

/** Signs somebody in. */
export async function openMachine(origin: string, personId: string): Promise<Machine> {
  const signedIn = await fetch(`${origin}${ROUTES.session}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'assay-client': 'desktop' },
    body: JSON.stringify({ personId }),
  })
  const { token } = await signedIn.json()
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${origin}${path}`, { ...init, headers })
    expect(answer.status, `${path}: ${answer.status}`).toBe(200)
    return answer.json()
  }
  const changes = async () => {
    const all: ChangesPage['changes'] = []
    for (let after = ''; ; ) {
      const page: ChangesPage = await ask(`${ROUTES.changes}${after}`)
      all.push(...page.changes)
      if (!page.more) return all
      after = `?cursor=${page.cursor}`
    }
  }
  return {
    changes,
    async work(achievement) {
      const kept = (await changes()).flatMap((change) =>
        change.kind === 'allocation' && change.op === 'put' ? [change.body as Allocation] : [],
      )
      const { id } = rubricOf(achievement)
      return kept.filter(({ state, rubricId }) => rubricId === id && TO_DO.includes(state))
    },
    async score(work, achievement, levelsOf) {
      for (const allocation of work) {
        const levels = levelsOf(allocation)
        const recommendation: Recommendation = isEnough(levels) ? 'awarded' : 'not-yet'
        const command: Command = submit(allocation, achievement, { levels: [...levels], recommendation })
        const { results }: { results: CommandResult[] } = await ask(ROUTES.commands, {
          method: 'POST',
          body: JSON.stringify({ commands: [command] }),
        })
        expect(results).toMatchObject([{ status: 'accepted' }])
      }
    },
  }
}
