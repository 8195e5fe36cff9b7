import { parseAddress } from './address'

/** Why an address can't be a hub's. */
export type HubOriginRefusal = 'malformed' | 'insecure' | 'trial-runtime'

const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** @returns whether nothing but this machine can answer at an origin. */
export function isLoopback(origin: string): boolean {
  return LOOPBACK_HOSTS.has(new URL(origin).hostname)
}

/**
 * Which hub may be opened: one over https, or one on this machine. A runtime without security fixes opens only the latter.
 * @param address what the person or the start script gave, such as `https://hub.example.org/`
 */
export function parseHubOrigin(
  address: string,
  { isTrialRuntime }: { isTrialRuntime: boolean },
): { ok: true; origin: string } | { ok: false; reason: HubOriginRefusal } {
  const url = parseAddress(address)
  if (url === null || url.username || url.password || !/^https?:$/.test(url.protocol)) return { ok: false, reason: 'malformed' }
  const isLocal = isLoopback(url.origin)
  if (url.protocol === 'http:' && !isLocal) return { ok: false, reason: 'insecure' }
  if (isTrialRuntime && !isLocal) return { ok: false, reason: 'trial-runtime' }
  return { ok: true, origin: url.origin }
}
