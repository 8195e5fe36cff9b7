import { createRoot, type Root } from 'react-dom/client'
import { Route, Router, Switch } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { initTexts, NoticeCorner, ProviderZoneProvider, startShortcuts, ThemeProvider } from '../../../renderer/kit'
import { QueueScreen } from '../../../renderer/queue'
import { ReportPage, ReportsPage } from '../../../renderer/reports'
import { type OpenedStore, StoreProvider } from '../../../renderer/store'

/** An assessor's reports on a real store, at an address; and the queue, from which a notice leads to them. */
export async function showReports(store: OpenedStore, path: string, language: 'en' | 'de' = 'en') {
  await initTexts(language)
  const stopShortcuts = startShortcuts()
  const element = document.body.appendChild(document.createElement('main'))
  element.style.cssText = 'height: 100vh'
  const root: Root = createRoot(element)
  const location = memoryLocation({ path, record: true })
  root.render(
    <ThemeProvider>
      <StoreProvider store={store}>
        <ProviderZoneProvider timeZone="Europe/Berlin">
          <Router hook={location.hook}>
            <Switch>
              <Route path="/queue">
                <QueueScreen onOpen={() => undefined} onOpenBadge={() => undefined} />
              </Route>
              <Route path="/reports">
                <ReportsPage />
              </Route>
              <Route path="/reports/:id">{({ id }) => <ReportPage reportId={id} />}</Route>
              <Route>elsewhere</Route>
            </Switch>
          </Router>
        </ProviderZoneProvider>
      </StoreProvider>
      <NoticeCorner />
    </ThemeProvider>,
  )
  return {
    element,
    /** Where one has gone last. */
    path: () => location.history.at(-1) ?? '',
    close() {
      root.unmount()
      element.remove()
      stopShortcuts()
    },
  }
}
