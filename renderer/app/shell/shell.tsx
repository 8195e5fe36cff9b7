import { useState } from 'react'
import { useLocation } from 'wouter'
import { CommandPalette, ShortcutSheet, useFocusMode, useOwnKeys, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import type { Workspace } from '../boot/workspace'
import { CrashGuard } from './crash-guard'
import { NearlyFullBanner } from './nearly-full-banner'
import { PurgeBanner } from './purge-banner'
import { Rail } from './rail'
import { RecoveryBanner } from './recovery-banner'
import { useScreenChange } from './screen-names'
import { Screens } from './screens'
import classes from './shell.module.css'
import { SignInBanner } from './sign-in-banner'
import { TooOldBanner } from './too-old-banner'
import { useOutsideNotices } from './use-outside-notices'
import { useIdleLock } from './use-idle-lock'
import { useAppShortcuts } from './use-app-shortcuts'
import { useKeyPlaces } from './use-key-places'

/** The open workbench: rail, notices about the connection, and the screen. */
export function Shell({ workspace }: { workspace: Workspace }) {
  const t = useTexts('app')
  const [path, go] = useLocation()
  const screen = useScreenChange(path)
  const { sync } = useStore()
  const status = useStoreQuery(() => sync.status(), [])
  const [isShowingKeys, setShowingKeys] = useState(false)
  const isFocused = useFocusMode()
  useIdleLock(workspace.lockHere)
  useOwnKeys()
  useOutsideNotices(go)
  useKeyPlaces()
  useAppShortcuts({ lock: workspace.lock, signOut: workspace.signOut, showKeys: () => setShowingKeys(true) })
  return (
    <div className={classes.shell}>
      <button type="button" className={classes.skip} onClick={() => screen.ref.current?.focus()}>
        {t('skipToContent')}
      </button>
      {!isFocused && <Rail />}
      <div className={classes.column}>
        {status !== undefined && <RecoveryBanner isFirstPull={status.isFirstPull} onCentre={() => go('/sync')} />}
        <NearlyFullBanner onCentre={path === '/sync' ? null : () => go('/sync')} />
        <PurgeBanner />
        {status?.problem?.code === 'too-old' && <TooOldBanner />}
        {status?.needsSignIn && <SignInBanner workspace={workspace} />}
        <main {...screen} className={classes.screen}>
          <CrashGuard place={path} onLeave={() => go('/queue')}>
            <Screens workspace={workspace} />
          </CrashGuard>
        </main>
      </div>
      <CommandPalette />
      <ShortcutSheet opened={isShowingKeys} onClose={() => setShowingKeys(false)} />
    </div>
  )
}
