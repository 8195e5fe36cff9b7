import { createRoot, type Root } from 'react-dom/client'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { initTexts, NoticeCorner, ProviderZoneProvider, startShortcuts, ThemeProvider } from '../../../renderer/kit'
import { QueueScreen } from '../../../renderer/queue'
import { type OpenedStore, StoreProvider } from '../../../renderer/store'

/** The queue on a real store, in a window as wide as a desk's. */
export async function showQueue(store: OpenedStore) {
  await initTexts('en')
  const stopShortcuts = startShortcuts()
  const element = document.createElement('div')
  element.style.cssText = 'width: 1300px; height: 800px'
  document.body.append(element)
  const root: Root = createRoot(element)
  const opened: string[] = []
  root.render(
    <ThemeProvider>
      <StoreProvider store={store}>
        <ProviderZoneProvider timeZone="Europe/Berlin">
          <Router hook={memoryLocation({ path: '/queue' }).hook}>
            <QueueScreen onOpen={(id) => opened.push(`desk ${id}`)} onOpenBadge={(id) => opened.push(`badge ${id}`)} />
          </Router>
        </ProviderZoneProvider>
      </StoreProvider>
      <NoticeCorner />
    </ThemeProvider>,
  )
  return {
    /** Where the person was led, in order. */
    opened,
    close() {
      root.unmount()
      element.remove()
      stopShortcuts()
    },
  }
}
