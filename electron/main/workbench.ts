import { webcrypto } from 'node:crypto'
import { app, type IpcMainInvokeEvent, shell } from 'electron'
import { accountDatabaseName } from '../../shared/vault'
import { type Accounts, type StoredAccount, withoutName } from './accounts'
import type { SignIn } from './api-proxy'
import { mayNavigate } from './allowed-addresses'
import { createBridgeHandlers } from './bridge'
import { listenToBridge } from './ipc'
import { createKeychain } from './keychain'
import { setApplicationMenu } from './menu'
import type { OpenSession } from './sealed-session'
import { IS_TRIAL_RUNTIME } from './runtime'
import { reachNetwork, type Seat, type SeatOptions, seatBeside, takeSeat } from './seat'
import { doorPage } from './sign-in/door-page'
import { createOutsideSignIn } from './sign-in/outside-sign-in'
import { createWindowMemory } from './window-memory'

export type WorkbenchOptions = {
  accounts: Accounts
  account: StoredAccount | null
  hubOrigin: string
  profileFolder: string
  bundleFolder: string
}

/** Opens the workbench, and gives the seat to somebody else when they sign in. */
export async function startWorkbench({ accounts, account, hubOrigin, profileFolder, bundleFolder }: WorkbenchOptions) {
  let seat: Seat
  // While one window makes room for the next, both are there, and the old one still has to say that it has flushed.
  const seats = new Map<number, Seat>()
  // One change of seat after the other, whatever the page does meanwhile.
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (change: () => Promise<void>) => {
    turn = turn.then(change).catch((error: unknown) => console.error('change of account:', error))
  }
  const seatOptions: SeatOptions = {
    hubOrigin,
    profileFolder,
    bundleFolder,
    memory: createWindowMemory(profileFolder),
    keychain: createKeychain(),
    onSignIn: (signIn) => inTurn(() => admit(signIn)),
    onSignOut: () => inTurn(dismiss),
  }

  const outside = createOutsideSignIn({
    hubOrigin,
    network: reachNetwork,
    isTrialRuntime: IS_TRIAL_RUNTIME,
    openBrowser: (address) => shell.openExternal(address),
    page: doorPage,
    onSignIn: (signIn) =>
      inTurn(async () => {
        await admit(signIn)
        // The system browser lies over it.
        seat.window.focus()
      }),
  })

  async function admit({ session, token, renewal }: SignIn): Promise<void> {
    const database = await accountDatabaseName(webcrypto, session.hub.id, session.person.id)
    const stored = withoutName({ database, person: session.person, hub: session.hub }, hubOrigin)
    const { expiresAt, person } = session
    const begun: OpenSession = { token, hubOrigin, personName: person.name, expiresAt, renewal }
    await accounts.remember(stored)
    // The same person after their sign-in had ended: the desk stays as it is.
    if (seat.account()?.database === database) await seat.own?.session.begin(begun)
    else await changeSeat(stored, begun)
  }

  async function dismiss(): Promise<void> {
    await accounts.leave()
    if (seat.own !== null) await changeSeat(null, null)
  }

  async function changeSeat(stored: StoredAccount | null, begun: OpenSession | null): Promise<void> {
    const left = seat.window
    seatOptions.memory.note(left)
    seat = await sit(stored, begun)
    left.close()
  }

  async function sit(stored: StoredAccount | null, begun: OpenSession | null): Promise<Seat> {
    const taken = await takeSeat(stored, begun, seatOptions)
    const { id } = taken.window.webContents
    seats.set(id, taken)
    taken.window.once('closed', () => seats.delete(id))
    taken.window.webContents.on('did-create-window', (second) => {
      const secondId = second.webContents.id
      seats.set(secondId, seatBeside(taken, second, hubOrigin))
      second.once('closed', () => seats.delete(secondId))
    })
    return taken
  }

  function identify({ sender, senderFrame }: IpcMainInvokeEvent): Seat | null {
    const isOwnPage = senderFrame === sender.mainFrame && mayNavigate(senderFrame.url, true)
    return isOwnPage ? (seats.get(sender.id) ?? null) : null
  }

  setApplicationMenu(hubOrigin)
  listenToBridge(createBridgeHandlers(hubOrigin, profileFolder, outside), identify)
  seat = await sit(account, null)
  app.on('second-instance', () => {
    if (seat.window.isMinimized()) seat.window.restore()
    seat.window.focus()
  })
}
