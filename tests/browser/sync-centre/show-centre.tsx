import { createRoot, type Root } from 'react-dom/client'
import { initTexts, NoticeCorner, ProviderZoneProvider, ThemeProvider } from '../../../renderer/kit'
import { OfflinePlanner } from '../../../renderer/queue'
import { type OpenedStore, StoreProvider } from '../../../renderer/store'
import { SyncCentre } from '../../../renderer/sync-centre'

/** The sync centre on a real store, as the shell shows it. */
export async function showCentre(store: OpenedStore, width = 1300) {
  await initTexts('en')
  const element = document.createElement('main')
  element.style.cssText = `width: ${width}px; height: 880px`
  document.body.append(element)
  const root: Root = createRoot(element)
  const opened: string[] = []
  root.render(
    <ThemeProvider>
      <StoreProvider store={store}>
        <ProviderZoneProvider timeZone="Europe/Berlin">
          <SyncCentre
            onOpen={(id) => opened.push(id)}
            onSignIn={() => opened.push('sign in')}
            onDevices={() => opened.push('devices')}
            planner={(onClose) => <OfflinePlanner onClose={onClose} />}
          />
        </ProviderZoneProvider>
      </StoreProvider>
      <NoticeCorner />
    </ThemeProvider>,
  )
  return {
    element,
    /** Where the person was led, in order. */
    opened,
    close() {
      root.unmount()
      element.remove()
    },
  }
}
