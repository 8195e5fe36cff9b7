import { IconAppWindow } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import {
  bindKeys,
  CommandPalette,
  EmptyState,
  LoadingState,
  openCommandPalette,
  ShortcutSheet,
  useOwnKeys,
  useShortcuts,
  useTexts,
} from '../../kit'
import { APP_KEYS } from '../shell/app-keys'
import classes from '../shell/shell.module.css'

const ReadingWindow = lazy(async () => ({ default: (await import('../../desk')).ReadingWindow }))

/** The second window: the evidence alone, with the keys and the palette of its own. */
export function SecondShell() {
  const t = useTexts('app')
  const [path] = useLocation()
  const [isShowingKeys, setShowingKeys] = useState(false)
  useOwnKeys()
  useShortcuts(bindKeys(APP_KEYS, t, { 'app.palette': openCommandPalette, 'app.keys': () => setShowingKeys(true) }), 'app')
  return (
    <>
      <main className={classes.second}>
        <Suspense fallback={<LoadingState />}>
          <ReadingWindow allocationId={path.split('/').at(-1) ?? ''} />
        </Suspense>
      </main>
      <CommandPalette />
      <ShortcutSheet opened={isShowingKeys} onClose={() => setShowingKeys(false)} />
    </>
  )
}

/** Instead of a sign-in: this window has no account of its own. */
export function SecondWindowAlone() {
  const t = useTexts('app')
  return <EmptyState icon={<IconAppWindow size={24} />} title={t('secondWindow.alone')} hint={t('secondWindow.aloneHint')} />
}
