import { type Account, type Session, type SignInFailure, SignInFailureSchema } from '../../../shared/protocol'
import { accountDatabaseName, type KeyVault } from '../../../shared/vault'
import { closeSecondWindow, desktopBridge, settleBeforeLeaving } from '../../kit'
import { hasDatabase, keyVaultOf, type OpenedStore, openStore, salvageAll, setAside } from '../../store'
import { providerAddress, samplePeople, signIn, signInWays, signOut, startSync, whoAmI } from '../../sync'
import { letRecordingsStream } from '../evidence-stream'
import { lendVault } from '../second-window/lent-vault'
import type { BootPorts, SignInBy, SignInResult } from './boot'
import { onLockedElsewhere, tellLocked } from './other-tabs'
import { forgetAccount, readRememberedAccount, rememberAccount } from './remembered-account'
import type { WaysResult } from './sign-in-screen'

const PERSON_NAME = 'person-name'

/** The real world around booting: on the desktop the main process knows the account and the keys, in a browser this window does. */
export function bootPorts(): BootPorts {
  const bridge = desktopBridge()
  return {
    findAccount: () => (bridge ? bridge.account() : findInBrowser()),
    signIn: signInBy,
    async signInAgain({ person }) {
      const ways = await signInWays()
      if (!ways.ok) return { ok: false, reason: 'unreachable' }
      return signInBy(ways.value.provider === null ? { personId: person.id } : { otherPerson: false })
    },
    cancelSignIn: () => void bridge?.cancelSignIn(),
    async signOut() {
      forgetAccount()
      const onward = await signOut()
      if (onward !== null) window.location.assign(onward)
    },
    vaultOf: keyVaultOf,
    openStore: openNamed,
    hasDatabase: ({ database }) => hasDatabase(database),
    salvage: (account, vault) => salvageAll({ database: account.database, vault, account }),
    setAside: ({ database }) => setAside(database),
    startSync(account, vault) {
      const running = startSync(account, vault)
      const stopLending = lendVault(account, vault)
      return async () => {
        stopLending()
        await running.stop()
      }
    },
    tellLocked,
    onLockedElsewhere,
    goHome: () => window.location.replace('#/'),
    async settle() {
      await settleBeforeLeaving()
      await closeSecondWindow()
    },
  }
}

/** How people sign in here, and why the attempt that led here came to nothing, if one did. */
export async function findWays(): Promise<WaysResult> {
  const ways = await signInWays()
  if (!ways.ok) return { ok: false, reason: ways.reason === 'unreachable' ? 'unreachable' : 'none' }
  const { sample, provider } = ways.value
  const people = sample ? await samplePeople() : null
  if (people?.ok === false && people.reason === 'unreachable') return { ok: false, reason: 'unreachable' }
  const found = { people: people?.ok ? people.value : [], provider: provider && { name: provider.name } }
  if (found.people.length === 0 && found.provider === null) return { ok: false, reason: 'none' }
  return { ok: true, ...found, failure: takeFailure() }
}

/** What the hub wrote into the address when a sign-in with the provider failed; said once. */
function takeFailure(): SignInFailure | null {
  const address = new URL(window.location.href)
  const failure = SignInFailureSchema.safeParse(address.searchParams.get('signIn'))
  address.searchParams.delete('signIn')
  if (failure.success) window.history.replaceState(null, '', address)
  return failure.success ? failure.data : null
}

async function signInBy(by: SignInBy): Promise<SignInResult> {
  const bridge = desktopBridge()
  if ('personId' in by) {
    const result = await signIn(by.personId)
    if (!result.ok) return { ok: false, reason: result.reason === 'unreachable' ? 'unreachable' : 'refused' }
    return admit(result.value)
  }
  if (!bridge) {
    window.location.assign(providerAddress(by))
    // This page goes; the one that comes back begins anew.
    return { ok: true, account: null }
  }
  const result = await bridge.signInOutside(by)
  return result.ok ? admit(result.session) : result
}

async function admit(session: Session): Promise<SignInResult> {
  const bridge = desktopBridge()
  const account = await accountOf(session)
  return bridge ? continueOnDesktop(account, await bridge.account()) : { ok: true, account: remembered(account) }
}

/** Whoever is signed in; with the hub away, or the sign-in over, whoever was here last. */
async function findInBrowser(): Promise<Account | null> {
  const last = readRememberedAccount()
  if (last === null && !navigator.onLine) return null
  const session = await whoAmI()
  return session.ok ? remembered(await accountOf(session.value)) : last
}

function remembered(account: Account): Account {
  rememberAccount(account)
  return account
}

/** The desktop gives every account a window of its own: for somebody new it opens one, and this one will be closed. */
function continueOnDesktop(account: Account, ofThisWindow: Account | null): SignInResult {
  return { ok: true, account: ofThisWindow?.database === account.database ? account : null }
}

async function accountOf({ person, hub }: Session): Promise<Account> {
  return { database: await accountDatabaseName(crypto, hub.id, person.id), person, hub }
}

/**
 * Opens the store, and asks that the system never clears it by itself: what waits to be sent exists only here.
 * @returns the account with the person's name, which is sealed until now.
 */
async function openNamed(locked: Account, vault: KeyVault): Promise<{ store: OpenedStore; account: Account }> {
  const bridge = desktopBridge()
  const known = (await bridge?.account()) ?? locked
  const store = await openStore({ database: locked.database, vault, account: known, streamWorker: letRecordingsStream })
  navigator.storage.persist().catch((error: unknown) => console.warn('persistent storage was not granted', error))
  return { store, account: bridge ? known : await withKeptName(known, store) }
}

/** In a browser the store keeps the name for the visits on which the hub can't say it. */
async function withKeptName(account: Account, store: OpenedStore): Promise<Account> {
  const { name } = account.person
  if (name !== readRememberedAccount()?.person.name) {
    await store.preferences.set(PERSON_NAME, name)
    return account
  }
  return { ...account, person: { ...account.person, name: await store.preferences.get(PERSON_NAME, name) } }
}
