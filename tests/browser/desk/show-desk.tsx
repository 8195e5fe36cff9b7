import { createRoot, type Root } from 'react-dom/client'
import { Route, Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { DeskPage } from '../../../renderer/desk'
import { initTexts, NoticeCorner, ProviderZoneProvider, startShortcuts, ThemeProvider } from '../../../renderer/kit'
import { type OpenedStore, StoreProvider } from '../../../renderer/store'

/** The desk of an allocation on a real store, in a window as wide as a desk's. */
export async function showDesk(store: OpenedStore, allocationId: string) {
  await initTexts('en')
  const stopShortcuts = startShortcuts()
  const element = document.createElement('div')
  element.style.cssText = 'width: 1300px; height: 800px'
  document.body.append(element)
  const root: Root = createRoot(element)
  const location = memoryLocation({ path: `/desk/${allocationId}`, record: true })
  const render = (time: number) =>
    root.render(
      <ThemeProvider>
        <StoreProvider store={store}>
          <ProviderZoneProvider timeZone="Europe/Berlin">
            <Router hook={location.hook}>
              <Route path="/desk/:id">{({ id }) => <DeskPage key={time} allocationId={id} />}</Route>
            </Router>
          </ProviderZoneProvider>
        </StoreProvider>
        <NoticeCorner />
      </ThemeProvider>,
    )
  let times = 0
  render(times)
  return {
    goTo: (id: string) => location.navigate(`/desk/${id}`),
    /** Renders the page of the same allocation anew, from nothing. */
    renderAgain() {
      times += 1
      render(times)
    },
    setWidth(pixels: number) {
      element.style.width = `${pixels}px`
    },
    setHeight(pixels: number) {
      element.style.height = `${pixels}px`
    },
    close() {
      root.unmount()
      element.remove()
      stopShortcuts()
    },
  }
}
