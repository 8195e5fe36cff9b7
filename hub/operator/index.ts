import { z } from 'zod'
import type { Sources } from '../../shared/badges/check'
import { RevocationSchema } from '../../shared/domain'
import type { HubContext } from '../context'
import { ErasureReasonSchema } from '../erasure'
import { badges } from './badges'
import { CalendarChangeSchema, setCalendar } from './calendar'
import { erase } from './erase'
import { OperatorError } from './find'
import { list } from './list'
import { move } from './move'
import { purge } from './purge'
import { disqualify, qualify } from './qualify'
import { restored } from './restored'
import { returnToAssessors } from './return'
import { revise } from './revise'
import { revoke } from './revoke'
import { rotateKey } from './rotate-key'
import { supersede } from './supersede'
import { takeInPackage } from './take-in'
import { trail } from './trail'
import { withdraw } from './withdraw'

export { OperatorError } from './find'

const target = z.string().trim().min(1).max(200)

/** What an operator can ask of a hub. */
export const OperatorCommandSchema = z.discriminatedUnion('command', [
  z.object({ command: z.literal('list') }),
  z.object({ command: z.literal('badges') }),
  z.object({ command: z.literal('withdraw'), target }),
  z.object({ command: z.literal('revise'), target }),
  z.object({ command: z.literal('take-in'), target: z.string().trim().min(1).max(4096) }),
  z.object({ command: z.literal('move'), target, to: target.optional() }),
  z.object({ command: z.literal('supersede'), target }),
  z.object({ command: z.literal('qualify'), target, achievement: target, until: z.iso.date().optional() }),
  z.object({ command: z.literal('disqualify'), target, achievement: target }),
  z.object({ command: z.literal('trail'), target }),
  z.object({ command: z.literal('return'), target, reason: z.string().trim().min(1).max(4000) }),
  z.object({
    command: z.literal('purge'),
    target,
    evenUnsent: z.boolean().default(false),
    yes: z.boolean().default(false),
  }),
  z.object({
    command: z.literal('erase'),
    target,
    reason: ErasureReasonSchema,
    keepBadges: z.boolean().default(false),
    yes: z.boolean().default(false),
  }),
  z.object({ command: z.literal('revoke'), target, reason: z.string().trim().pipe(RevocationSchema.shape.reason) }),
  z.object({ command: z.literal('calendar'), change: CalendarChangeSchema.default({}) }),
  z.object({ command: z.literal('rotate-key') }),
  z.object({ command: z.literal('restored') }),
])
export type OperatorCommand = z.infer<typeof OperatorCommandSchema>

/**
 * Carries out an operator's command.
 * @param findSources what signatures of vouches are checked by; absent where no hub runs
 * @returns what was done, for people
 * @throws OperatorError
 */
export async function operate(
  context: HubContext,
  asked: OperatorCommand,
  findSources?: () => Promise<Sources>,
): Promise<string> {
  switch (asked.command) {
    case 'list':
      return list(context)
    case 'badges':
      return badges(context)
    case 'withdraw':
      return withdraw(context, asked.target)
    case 'revise':
      return revise(context, asked.target)
    case 'take-in':
      if (!findSources) throw new OperatorError('Start the hub first: a package is taken in by a hub that runs.')
      return takeInPackage(context, asked.target, await findSources())
    case 'move':
      return move(context, asked.target, asked.to)
    case 'supersede':
      return supersede(context, asked.target)
    case 'qualify':
      return qualify(context, asked.target, asked.achievement, asked.until ?? null)
    case 'disqualify':
      return disqualify(context, asked.target, asked.achievement)
    case 'return':
      return returnToAssessors(context, asked.target, asked.reason)
    case 'trail':
      return trail(context, asked.target)
    case 'purge':
      return purge(context, asked.target, asked)
    case 'erase':
      return erase(context, asked.target, asked)
    case 'revoke':
      return revoke(context, asked.target, asked.reason)
    case 'calendar':
      return setCalendar(context, asked.change)
    case 'rotate-key':
      return rotateKey(context)
    case 'restored':
      return restored(context)
  }
}
