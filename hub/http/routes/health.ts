import { z } from 'zod'
import { ROUTES } from '../../../shared/protocol'
import type { App, HttpContext } from '../app'
import { ProblemError, refusals } from '../problems'

const HealthSchema = z.object({ status: z.literal('ok'), hub: z.uuid() })
const AliveSchema = z.object({ status: z.literal('ok') })

/** A database that takes longer to say anything is as good as none to whoever would be sent here. */
const ANSWER_LIMIT_MS = 2_000

/** Whether the hub and its database answer. Whoever asks is asking often, and is counted by nobody. */
export function healthRoutes(app: App, { db }: HttpContext): void {
  const config = { rateLimit: false } as const
  const findHub = () => db.selectFrom('hub').select('id').executeTakeFirstOrThrow()

  app.get(
    ROUTES.health,
    {
      schema: {
        tags: ['hub'],
        summary: 'Whether the hub answers, and which it is',
        response: { 200: HealthSchema, ...refusals() },
      },
    },
    async () => {
      const { id } = await findHub()
      return { status: 'ok' as const, hub: id }
    },
  )

  app.get(
    ROUTES.live,
    {
      schema: {
        tags: ['hub'],
        summary: 'Whether the process answers; where it doesn’t, start it again',
        response: { 200: AliveSchema },
      },
      config,
    },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    ROUTES.ready,
    {
      schema: {
        tags: ['hub'],
        summary: 'Whether its database answers; where it doesn’t, send people elsewhere',
        response: { 200: AliveSchema, ...refusals() },
      },
      config,
    },
    async () => {
      await within(ANSWER_LIMIT_MS, findHub())
      return { status: 'ok' as const }
    },
  )
}

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new ProblemError('unavailable', 'The database does not answer.')), limitMs)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
