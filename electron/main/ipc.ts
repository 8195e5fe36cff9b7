import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { BRIDGE_ARGUMENTS, type BridgeVerb } from '../../shared/protocol/bridge'
import { channelOf, type Envelope } from '../channels'
import { text } from './texts'
import { answerVerb, type BridgeHandlers } from './verbs'

/**
 * Listens to every verb of the bridge and to nothing else.
 * @param identify who asks: the owner of a main frame that shows our own page; null for all others, who learn nothing
 */
export function listenToBridge<Asker>(
  handlers: BridgeHandlers<Asker>,
  identify: (event: IpcMainInvokeEvent) => Asker | null,
): void {
  for (const verb of Object.keys(BRIDGE_ARGUMENTS) as BridgeVerb[]) {
    ipcMain.handle(channelOf(verb), async (event, argument: unknown): Promise<Envelope> => {
      const asker = identify(event)
      if (asker === null) return { ok: false, message: text('failure.bad-request') }
      const result = await answerVerb(handlers, asker, verb, argument)
      if (result.ok) return result
      // The reason may name files or people: it goes to the person at the terminal, not to the page.
      if (result.error !== undefined) console.error(`${verb}:`, result.error)
      return { ok: false, message: text(`failure.${result.failure}`) }
    })
  }
}
