import { z } from 'zod'
import type { HubContext } from '../context'
import { list } from './list'
import { move } from './move'
import { purge } from './purge'
import { restored } from './restored'
import { revise } from './revise'
import { supersede } from './supersede'
import { withdraw } from './withdraw'

export { OperatorError } from './find'

const target = z.string().trim().min(1).max(200)

/** What an operator can ask of a hub. */
export const OperatorCommandSchema = z.discriminatedUnion('command', [
  z.object({ command: z.literal('list') }),
  z.object({ command: z.literal('withdraw'), target }),
  z.object({ command: z.literal('revise'), target }),
  z.object({ command: z.literal('move'), target, to: target.optional() }),
  z.object({ command: z.literal('supersede'), target }),
  z.object({
    command: z.literal('purge'),
    target,
    evenUnsent: z.boolean().default(false),
    yes: z.boolean().default(false),
  }),
  z.object({ command: z.literal('restored') }),
])
export type OperatorCommand = z.infer<typeof OperatorCommandSchema>

/**
 * Carries out an operator's command.
 * @returns what was done, for people
 * @throws OperatorError
 */
export async function operate(context: HubContext, asked: OperatorCommand): Promise<string> {
  switch (asked.command) {
    case 'list':
      return list(context)
    case 'withdraw':
      return withdraw(context, asked.target)
    case 'revise':
      return revise(context, asked.target)
    case 'move':
      return move(context, asked.target, asked.to)
    case 'supersede':
      return supersede(context, asked.target)
    case 'purge':
      return purge(context, asked.target, asked)
    case 'restored':
      return restored(context)
  }
}
