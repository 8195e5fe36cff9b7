import type { OpenSession, SealedSession } from '../sealed-session'
import { presentToHub } from './hub-session'
import { GrantRefusedError, type Network, renewAtProvider, revokeAtProvider } from './provider'

/** A token that ends sooner is renewed before it is used. */
const MARGIN_MS = 60_000

/** Neither the hub nor the provider says that the sign-in is over; they just don't answer. */
export class RenewalUnreachableError extends Error {
  override name = 'RenewalUnreachableError'
}

export type TokenKeeper = {
  /** The token for a request, renewed where its time is nearly over; null where nobody is signed in. @throws RenewalUnreachableError */
  token(): Promise<string | null>
  /** The hub refused this token: another one, or null where the sign-in is over. @throws RenewalUnreachableError */
  replace(refused: string): Promise<string | null>
  /** Ends the renewal at the provider. Never throws: leaving must be possible without a network. */
  revoke(): Promise<void>
}

type KeeperOptions = { session: SealedSession; network: Network; hubOrigin: string; clock?: () => number }

/** Keeps a person's token fresh by their refresh token, which changes each time; requests that come meanwhile share one renewal. */
export function createTokenKeeper({ session, network, hubOrigin, clock = Date.now }: KeeperOptions): TokenKeeper {
  let running: Promise<string | null> | null = null

  async function renew(open: OpenSession): Promise<string | null> {
    const { renewal } = open
    if (renewal === null) return null
    let grant: Awaited<ReturnType<typeof renewAtProvider>>
    try {
      grant = await renewAtProvider(network, renewal, renewal.refreshToken)
    } catch (error) {
      if (!(error instanceof GrantRefusedError)) throw new RenewalUnreachableError()
      await session.renew({ ...open, renewal: null })
      return null
    }
    // Kept before anything else can fail: the one before is spent.
    const kept = { ...open, renewal: { ...renewal, refreshToken: grant.refreshToken ?? renewal.refreshToken } }
    await session.renew(kept)
    const presented = await presentToHub(network, hubOrigin, { idToken: grant.idToken, renewable: true })
    if (presented.ok) {
      const { token, session: opened } = presented
      await session.renew({ ...kept, token, expiresAt: opened.expiresAt, personName: opened.person.name })
      return token
    }
    if (presented.reason === 'unreachable') throw new RenewalUnreachableError()
    await session.renew({ ...kept, renewal: null })
    return null
  }

  const renewOnce = (open: OpenSession) => {
    running ??= renew(open).finally(() => {
      running = null
    })
    return running
  }

  return {
    async token() {
      const open = session.open()
      if (open === null || open.renewal === null || open.expiresAt === null) return open?.token ?? null
      const left = Date.parse(open.expiresAt) - clock()
      if (left > MARGIN_MS) return open.token
      try {
        return (await renewOnce(open)) ?? open.token
      } catch (error) {
        if (left > 0) return open.token
        throw error
      }
    },
    async replace(refused) {
      const open = session.open()
      if (open === null) return null
      // Another request was quicker.
      if (open.token !== refused) return open.token
      return renewOnce(open)
    },
    async revoke() {
      const renewal = session.open()?.renewal
      if (!renewal) return
      await revokeAtProvider(network, renewal, renewal.refreshToken).catch((error: unknown) => {
        console.error('the provider was not told of the sign-out:', error instanceof Error ? error.message : error)
      })
    },
  }
}
