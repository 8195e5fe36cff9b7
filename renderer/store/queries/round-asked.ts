import type { Command, CommandType } from '../../../shared/protocol'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { RoundAsked, RoundWish } from '../contract'
import type { OutboxRow } from '../rows'
import { isRefused, isUnsent } from '../status'

const WISHES: Partial<Record<CommandType, RoundWish>> = {
  'round.create': 'create',
  'round.open': 'open',
  'round.close': 'close',
  'person.qualify': 'qualify',
  'round.report': 'report',
}

/** Whether a command of this type stands under a round's id. */
export function isAboutRound(type: CommandType): boolean {
  return WISHES[type] !== undefined
}

/** How what I asked of a round last stands. What the hub took is told by the round itself. @param entries all that stand under its id */
export function askedOf(entries: readonly OutboxRow[]): RoundAsked {
  const refused = entries.findLast((entry) => isRefused(entry) && WISHES[entry.type] !== undefined)
  const wishOf = ({ type }: OutboxRow) => WISHES[type] ?? 'create'
  if (refused) return { wish: wishOf(refused), state: 'refused', code: refused.code ?? '' }
  const waiting = entries.findLast((entry) => isUnsent(entry) && WISHES[entry.type] !== undefined)
  return waiting ? { wish: wishOf(waiting), state: 'waiting' } : null
}

/** Opens a command that I sent. @throws StoreError `damaged`, `key-destroyed` */
export function openCommand<Type extends CommandType>(
  context: StoreContext,
  entry: OutboxRow & { type: Type },
): Promise<Extract<Command, { type: Type }>> {
  const place = sealedAs.command(entry.keyId, entry.commandId)
  return openValue(context, place.keyId, place.context, entry.sealed)
}

export function isOfType<Type extends CommandType>(type: Type) {
  return (entry: OutboxRow): entry is OutboxRow & { type: Type } => entry.type === type
}

/** Members whom I have qualified by this round and whom the hub hasn't refused. */
export async function readQualified(context: StoreContext, roundId: string): Promise<string[]> {
  const entries = await context.db.outbox.where('allocationId').equals(roundId).toArray()
  const taken = entries.filter(isOfType('person.qualify')).filter((entry) => isUnsent(entry) || entry.state === 'acknowledged')
  const commands = await Promise.all(taken.map((entry) => openCommand(context, entry)))
  return [...new Set(commands.map(({ personId }) => personId))]
}
