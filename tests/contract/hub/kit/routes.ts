import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'

/** Where Fastify tells of every server that is made in this process. */
const MADE = 'fastify.initialization'

/**
 * Does something, and returns the routes that servers took in meanwhile, such as `GET /api/health`: from the servers themselves, so that
 * none can be forgotten. `HEAD` counts as `GET`: Fastify makes the one for the other, and tells of only the former where a slash ends it.
 */
export async function routesOf(starts: () => Promise<unknown>): Promise<string[]> {
  const routes = new Set<string>()
  const watch = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.add(`${one.replace('HEAD', 'GET')} ${url}`)
    })
  }
  subscribe(MADE, watch)
  try {
    await starts()
  } finally {
    unsubscribe(MADE, watch)
  }
  return [...routes].sort()
}
