import { useMantineColorScheme } from '@mantine/core'
import { useLocation } from 'wouter'
import { openCommandPalette, useShortcuts, useTexts } from '../../kit'
import { useStore } from '../../store'

/** The keys and commands that work everywhere in the workbench. */
export function useAppShortcuts(on: { lock: () => void; showKeys: () => void }): void {
  const t = useTexts('app')
  const [, go] = useLocation()
  const { sync } = useStore()
  const { toggleColorScheme } = useMantineColorScheme()
  const group = t('command.group')
  useShortcuts(
    [
      {
        id: 'app.palette',
        keys: ['mod+k'],
        label: t('command.palette'),
        group,
        run: openCommandPalette,
        inPalette: false,
        whileTyping: true,
      },
      { id: 'app.keys', keys: ['?', 'f1'], label: t('command.keys'), group, run: on.showKeys },
      { id: 'app.queue', keys: ['alt+1'], label: t('command.goToQueue'), group, run: () => go('/queue'), whileTyping: true },
      { id: 'app.badges', keys: ['alt+2'], label: t('command.goToBadges'), group, run: () => go('/badges'), whileTyping: true },
      {
        id: 'app.settings',
        keys: ['mod+,'],
        label: t('command.goToSettings'),
        group,
        run: () => go('/settings'),
        whileTyping: true,
      },
      { id: 'app.sync', keys: [], label: t('command.syncNow'), group, run: () => void sync.retry() },
      { id: 'app.scheme', keys: [], label: t('command.scheme'), group, run: toggleColorScheme },
      { id: 'app.lock', keys: ['mod+shift+l'], label: t('command.lock'), group, run: on.lock, whileTyping: true },
    ],
    'app',
  )
}
