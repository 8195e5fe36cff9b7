import { notifications } from '@mantine/notifications'
import { createRoot, type Root } from 'react-dom/client'
import { Route, Router, Switch } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { PanelPage, PersonPage, RoundPage, RoundsPage, RubricPage, SetupPage } from '../../../renderer/calibration'
import { initTexts, NoticeCorner, ProviderZoneProvider, startShortcuts, ThemeProvider } from '../../../renderer/kit'
import { type OpenedStore, StoreProvider } from '../../../renderer/store'
import type { openSampleStore } from '../store/sample-store'

/** The room on a real store, at an address. */
export async function showCalibration(store: OpenedStore, path: string, language: 'en' | 'de' = 'en') {
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
              <Route path="/calibration">
                <RoundsPage />
              </Route>
              <Route path="/calibration/new">
                <SetupPage />
              </Route>
              <Route path="/calibration/panel">
                <PanelPage />
              </Route>
              <Route path="/calibration/panel/:person/:id">
                {({ person, id }) => <PersonPage personId={person} achievementId={id} />}
              </Route>
              <Route path="/calibration/rubric/:id">{({ id }) => <RubricPage achievementId={id} />}</Route>
              <Route path="/calibration/:id">{({ id }) => <RoundPage roundId={id} />}</Route>
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

type Shown = Awaited<ReturnType<typeof showCalibration>>
type Staged = Pick<Awaited<ReturnType<typeof openSampleStore>>, 'store' | 'replica'>

/** Closes the room and its store after a test, and leaves nothing of them on the page. */
export async function leaveCalibration(shown: Shown, { store, replica }: Staged): Promise<void> {
  notifications.clean()
  shown.close()
  await store.close()
  replica.close()
  document.body.replaceChildren()
}
