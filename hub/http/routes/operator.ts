import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { presentedToken } from '../../auth'
import { checkSources } from '../../issuer'
import { OperatorCommandSchema, OperatorError, operate } from '../../operator'
import type { App, HttpContext } from '../app'
import { requireLoopback } from '../guard'
import { ProblemError, refusals } from '../problems'

/** Where `npm run hub -- …` sends its commands while the hub runs. */
export const OPERATOR_ADDRESS = '/api/v1/operator'

const AnswerSchema = z.object({ message: z.string() })

/** Operator commands, from this machine and with the token that only the owner of the data folder can read. */
export function operatorRoutes(app: App, context: HttpContext): void {
  const { operatorToken } = context.settings
  if (operatorToken === null) return
  app.post(
    OPERATOR_ADDRESS,
    {
      schema: {
        tags: ['operator'],
        summary: 'Make happen what happens elsewhere: withdrawal, resubmission, moved work, a new rubric',
        body: OperatorCommandSchema,
        response: { 200: AnswerSchema, ...refusals('invalid', 'unauthenticated', 'forbidden', 'tooLarge', 'tooMany') },
      },
      // Before the body is looked at: a stranger learns nothing of what would fit.
      onRequest: [
        requireLoopback,
        async (request) => {
          const presented = presentedToken(request)
          if (presented?.by !== 'bearer' || !isSame(presented.token, operatorToken)) {
            throw new ProblemError('unauthenticated', 'This needs the operator token of the data folder.')
          }
        },
      ],
    },
    async (request) => {
      try {
        return {
          message: await operate(context, request.body, () =>
            checkSources(context, context.issuer, context.door, Number.POSITIVE_INFINITY),
          ),
        }
      } catch (error) {
        if (error instanceof OperatorError) throw new ProblemError('invalid', error.message)
        throw error
      }
    },
  )
}

/** Compares in a time that doesn't depend on where the two differ. */
function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(one), hash(other))
}
