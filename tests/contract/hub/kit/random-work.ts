import type { Allocation } from '../../../../shared/domain'
import { Client, View } from './client'
import type { Command } from '../../../../shared/protocol'
import { begin, claim, submit, takeBack } from './commands'
import { operate } from './operate'
import { idOf } from './package'
import type { TestHub } from './stage'

const NAMES = ['solo', 'blind', 'pair', 'blind-pair', 'pool', 'pool-pair', 'chosen', 'looked-at']

/** Numbers in 0…1 that follow from a seed (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Somebody with what their workbench holds. */
class Worker {
  readonly view = new View([])
  #cursor: string | undefined

  constructor(readonly client: Client) {}

  async pull(): Promise<View> {
    const { changes, cursor } = await this.client.changes(this.#cursor)
    this.#cursor = cursor
    this.view.apply(changes)
    return this.view
  }

  async send(command: Command): Promise<boolean> {
    const [result] = await this.client.send(command)
    return result?.status === 'accepted'
  }
}

/** Has people and an operator do what comes to their minds, over some weeks; what is refused is refused. @returns how often each was done */
export async function workAtRandom(hub: TestHub, steps: number, seed: number): Promise<Map<string, number>> {
  const random = drawing(seed)
  const one = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  const signIn = async (who: 'ada' | 'ben' | 'cem' | 'lea') => new Worker(await Client.signIn(hub.origin, who))
  const people = await Promise.all((['ada', 'ben', 'cem', 'lea'] as const).map(signIn))
  const handedIn = new Map<string, string>()
  const done = new Map<string, number>()
  const note = (what: string, isDone: boolean) => isDone && done.set(what, (done.get(what) ?? 0) + 1)
  for (let step = 0; step < steps; step++) {
    hub.clock.advance(60 + Math.floor(random() * 3_600 * 6))
    await hub.workOff()
    hub.clock.advance(1)
    const person = one(people)
    if (!person) continue
    const view = await person.pull()
    const allocation = one(view.all('allocation'))
    const opening = one(view.all('opening'))
    const luck = random()
    if (luck < 0.12) {
      const command = one(['withdraw', 'revise', 'revise', 'move', 'return']) ?? ''
      const target = one(view.all('submission'))?.id
      const { status } = await operate(hub, { command, target: target ?? idOf('nothing'), reason: 'So it is.' })
      note(command, status === 200)
    } else if (opening && luck < 0.25) note('claim', await person.send(claim(opening)))
    else if (allocation) {
      const [what, command] = nextStep(allocation, handedIn.get(allocation.id), random)
      const accepted = await person.send(command)
      note(what, accepted)
      if (accepted && what === 'submit') handedIn.set(allocation.id, command.id)
      // Within the release delay.
      if (accepted && what === 'submit' && random() < 0.2) {
        hub.clock.advance(1)
        const now = (await person.pull()).all('allocation').find(({ id }) => id === allocation.id)
        if (now) note('take-back', await person.send(takeBack(now, command.id)))
      }
    }
  }
  return done
}

function nextStep(allocation: Allocation, submitted: string | undefined, random: () => number) {
  if (allocation.state === 'assessed' && submitted !== undefined) return ['take-back', takeBack(allocation, submitted)] as const
  if (allocation.state === 'offered' && random() < 0.7) return ['begin', begin(allocation)] as const
  const name = NAMES.find((one) => idOf(`${one}-rubric`) === allocation.rubricId) ?? ''
  const judged = random() < 0.6 ? ({ levels: [4, 4] } as const) : ({ levels: [1, 2], recommendation: 'not-yet' } as const)
  return ['submit', submit(allocation, name, { ...judged, levels: [...judged.levels] })] as const
}
