import type { Session, SignInFailure, SignInWays } from '../../../shared/protocol'
import { parseHubOrigin } from '../hub-origin'
import type { Renewal } from '../sealed-session'
import { askWays, presentToHub } from './hub-session'
import { type DoorOutcome, type LoopbackDoor, openDoor } from './loopback-door'
import { beginAtProvider, type Begun, GrantRefusedError, type Network } from './provider'

export type OutsideResult = { ok: true; session: Session } | { ok: false; reason: SignInFailure }

export type OutsideOptions = {
  hubOrigin: string
  network: Network
  isTrialRuntime: boolean
  /** Opens an address in the system browser. */
  openBrowser(address: string): Promise<void>
  /** What the system browser shows in the end. */
  page(outcome: DoorOutcome): { html: string; policy: string }
  onSignIn(signIn: { session: Session; token: string; renewal: Renewal | null }): void
  /** How long somebody may take. */
  limitMs?: number
}

export type OutsideSignIn = {
  /** Signs in through the system browser. One at a time: beginning anew gives up the one before. */
  begin(ask: { otherPerson: boolean }): Promise<OutsideResult>
  cancel(): void
}

const LIMIT_MS = 300_000

/** Signing in with the hub's OpenID provider, in the system browser: neither password nor token enters a window of ours. */
export function createOutsideSignIn(options: OutsideOptions): OutsideSignIn {
  let giveUp: () => void = () => undefined
  return {
    begin({ otherPerson }) {
      giveUp()
      const given = new Promise<'cancelled'>((resolve) => {
        giveUp = () => resolve('cancelled')
      })
      return signIn(options, otherPerson, given)
    },
    cancel: () => giveUp(),
  }
}

async function signIn(options: OutsideOptions, otherPerson: boolean, given: Promise<'cancelled'>): Promise<OutsideResult> {
  const door = await openDoor(options.page)
  try {
    const provider = await findProvider(options)
    const begun = await beginAtProvider(options.network, provider, door.redirectUri, { otherPerson })
    return await wait(options, provider, begun, door, given)
  } catch (error) {
    if (error instanceof GrantRefusedError) console.error('sign-in:', error.message)
    return { ok: false, reason: error instanceof GrantRefusedError ? 'refused' : 'unreachable' }
  } finally {
    door.close()
  }
}

type Provider = NonNullable<SignInWays['provider']>

async function findProvider({ network, hubOrigin, isTrialRuntime }: OutsideOptions): Promise<Provider> {
  const { provider } = await askWays(network, hubOrigin)
  if (provider === null) throw new GrantRefusedError('the hub has no sign-in provider')
  // The same as for hubs: over https, or on this machine.
  if (!parseHubOrigin(provider.issuer, { isTrialRuntime }).ok) throw new GrantRefusedError('the provider’s address is not safe')
  return provider
}

async function wait(
  options: OutsideOptions,
  { issuer, clientId }: Provider,
  { address, state, redeem }: Begun,
  door: LoopbackDoor,
  given: Promise<'cancelled'>,
): Promise<OutsideResult> {
  const { network, hubOrigin, limitMs = LIMIT_MS } = options
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'expired'>((resolve) => {
    timer = setTimeout(resolve, limitMs, 'expired')
  })
  const arriving = door.arrival(state)
  await options.openBrowser(address.href)
  const arrival = await Promise.race([arriving, given, late]).finally(() => clearTimeout(timer))
  if (typeof arrival === 'string') return { ok: false, reason: arrival }
  try {
    if (arrival.address.searchParams.has('error')) return fail('cancelled')
    const { idToken, refreshToken } = await redeem(arrival.address)
    const presented = await presentToHub(network, hubOrigin, { idToken, renewable: refreshToken !== null })
    if (!presented.ok) return fail(presented.reason)
    const { session, token } = presented
    arrival.answer('done')
    options.onSignIn({ session, token, renewal: refreshToken === null ? null : { issuer, clientId, refreshToken } })
    return { ok: true, session }
  } catch (error) {
    arrival.answer('failed')
    throw error
  }

  function fail(reason: SignInFailure): OutsideResult {
    if (typeof arrival !== 'string') arrival.answer('failed')
    return { ok: false, reason }
  }
}
