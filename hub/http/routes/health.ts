import { z } from 'zod'
import { ROUTES } from '../../../shared/protocol'
import type { App, HttpContext } from '../app'

const HealthSchema = z.object({ status: z.literal('ok'), hub: z.uuid() })

/** Whether the hub and its database answer. */
export function healthRoutes(app: App, { db }: HttpContext): void {
  app.get(
    ROUTES.health,
    { schema: { tags: ['hub'], summary: 'Whether the hub answers', response: { 200: HealthSchema } } },
    async () => {
      const { id } = await db.selectFrom('hub').select('id').executeTakeFirstOrThrow()
      return { status: 'ok' as const, hub: id }
    },
  )
}
