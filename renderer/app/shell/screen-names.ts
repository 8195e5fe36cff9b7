import { useEffect, useRef } from 'react'
import { type TextKey, useTexts } from '../../kit'

type ScreenName = Extract<TextKey<'app'>, `screen.${string}`>

/** Which screen an address leads to. */
export function screenNameOf(path: string): ScreenName {
  if (path === '/' || path.startsWith('/queue')) return 'screen.queue'
  if (path.startsWith('/desk/')) return 'screen.desk'
  if (path === '/calibration/new') return 'screen.newRound'
  if (path.startsWith('/calibration/panel')) return 'screen.panel'
  if (path.startsWith('/calibration/rubric/')) return 'screen.rubric'
  if (path.startsWith('/calibration')) return 'screen.calibration'
  if (path.startsWith('/operations')) return 'screen.operations'
  if (path.startsWith('/reports')) return 'screen.reports'
  if (path === '/badges') return 'screen.badges'
  if (path.startsWith('/badges/')) return 'screen.badge'
  if (path === '/verify') return 'screen.verify'
  if (path === '/sync') return 'screen.centre'
  if (path === '/settings') return 'screen.settings'
  return 'screen.notFound'
}

/**
 * Names the window after the screen and, on a change of screen, moves the focus to its content, so that assistive technology
 * and the keyboard follow.
 * @returns what to put on the element that holds the screen.
 */
export function useScreenChange(path: string) {
  const t = useTexts('app')
  const element = useRef<HTMLElement>(null)
  const name = t(screenNameOf(path))
  // The parts of one screen are gone through with the focus on their tabs.
  const place = path.startsWith('/operations') ? '/operations' : path
  const shownPath = useRef(place)
  useEffect(() => {
    document.title = `${name} · ${t('name')}`
    if (shownPath.current === place) return
    shownPath.current = place
    element.current?.focus({ preventScroll: true })
  }, [place, name, t])
  return { ref: element, 'aria-label': name, tabIndex: -1 }
}
