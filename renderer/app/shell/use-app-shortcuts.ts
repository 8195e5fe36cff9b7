import { useMantineColorScheme } from '@mantine/core'
import { useLocation } from 'wouter'
import { bindKeys, openCommandPalette, useShortcuts, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import { APP_KEYS } from './app-keys'
import { useHasCalibration } from './use-has-calibration'

/** What the keys and commands that work everywhere do. */
export function useAppShortcuts(on: { lock: () => void; signOut: () => void; showKeys: () => void }): void {
  const t = useTexts('app')
  const [, go] = useLocation()
  const { sync, threads, reports, figures } = useStore()
  const reported = useStoreQuery(() => reports.all(), [])
  const hasCalibration = useHasCalibration()
  const { toggleColorScheme } = useMantineColorScheme()
  // A key that is pressed before it is known whether there is such a room isn't lost: it waits for the answer.
  const goIfAny = async (to: string, what: Promise<readonly unknown[]>) => {
    if ((await what).length > 0) go(to)
  }
  const goToCalibration = () => (hasCalibration ? go('/calibration') : void goIfAny('/calibration', threads.panelRounds()))
  const goToReports = () => (reported ? go('/reports') : void goIfAny('/reports', reports.all()))
  const shortcuts = bindKeys(APP_KEYS, t, {
    'app.palette': openCommandPalette,
    'app.keys': on.showKeys,
    'app.queue': () => go('/queue'),
    'app.badges': () => go('/badges'),
    'app.centre': () => go('/sync'),
    'app.verify': () => go('/verify'),
    ...(hasCalibration !== false && { 'app.calibration': goToCalibration }),
    ...(reported?.length !== 0 && { 'app.reports': goToReports }),
    ...(figures.role() !== null && { 'app.operations': () => go('/operations') }),
    'app.settings': () => go('/settings'),
    'app.sync': () => void sync.retry(),
    'app.scheme': toggleColorScheme,
    'app.lock': on.lock,
    'app.signOut': on.signOut,
  })
  useShortcuts(shortcuts, 'app')
}
