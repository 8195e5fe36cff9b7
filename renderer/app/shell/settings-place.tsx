import { SettingsScreen } from '../../settings'
import type { Workspace } from '../boot/workspace'
import { useLockAfter } from './use-idle-lock'

/** Settings, with what only the application can do. */
export function SettingsPlace({ workspace }: { workspace: Workspace }) {
  const [lockAfterMinutes, setLockAfter] = useLockAfter()
  return (
    <SettingsScreen
      account={workspace.account}
      onSignOut={workspace.signOut}
      protection={workspace.protection}
      onRewrap={workspace.rewrap}
      onLock={workspace.lock}
      lockAfterMinutes={lockAfterMinutes}
      onLockAfter={setLockAfter}
    />
  )
}
