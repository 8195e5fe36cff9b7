import { useMemo, useSyncExternalStore } from 'react'
import { desktopBridge, isSecondWindow, LoadingState, ProviderZoneProvider } from '../../kit'
import { StoreProvider } from '../../store'
import { SecondShell, SecondWindowAlone } from '../second-window/second-shell'
import { Shell } from '../shell/shell'
import type { Boot, Stage } from './boot'
import { CreateKeysScreen } from './create-keys-screen'
import { KeysLostScreen } from './keys-lost-screen'
import { NewPassphraseScreen } from './new-passphrase-screen'
import { OpenFailedScreen } from './open-failed-screen'
import { RecoveryCodeScreen } from './recovery-code-screen'
import { fullNameOf } from './remembered-account'
import { SignInScreen, type WaysResult } from './sign-in-screen'
import { UnlockScreen } from './unlock-screen'
import type { Workspace } from './workspace'

type BootViewProps = { boot: Boot; findWays: () => Promise<WaysResult> }

/** The screen of the stage that booting is at; at its end the workbench. */
export function BootView({ boot, findWays }: BootViewProps) {
  const stage = useSyncExternalStore(boot.subscribe, boot.stage)
  switch (stage.at) {
    case 'starting':
      return <LoadingState />
    case 'sign-in':
      if (isSecondWindow()) return <SecondWindowAlone />
      return (
        <SignInScreen
          findWays={findWays}
          onSignIn={boot.signIn}
          onCancel={boot.cancelSignIn}
          onBack={stage.canGoBack ? () => void boot.start() : null}
        />
      )
    case 'create-keys':
      return <CreateKeysScreen onCreate={boot.createKeys} />
    case 'recovery-code':
      return <RecoveryCodeScreen code={stage.code} onKept={() => void boot.continue()} />
    case 'unlock':
      return (
        <UnlockScreen
          personName={fullNameOf(stage.account)}
          ways={stage.status.ways}
          hasKeychain={stage.status.hasKeychain}
          onUnlock={boot.unlock}
          onOtherPerson={boot.chooseOtherPerson}
        />
      )
    case 'new-passphrase':
      return <NewPassphraseScreen onChoose={boot.choosePassphrase} onKeep={() => void boot.keepPassphrase()} />
    case 'keys-lost':
      return <KeysLostScreen reason={stage.reason} onRetry={() => void boot.start()} onBeginAnew={boot.beginAnew} />
    case 'open':
      return <Workbench boot={boot} stage={stage} />
    case 'failed':
      return (
        <OpenFailedScreen
          error={stage.error}
          onRetry={() => void boot.start()}
          onSalvage={stage.account && boot.salvage}
          onBeginAnew={boot.beginAnew}
        />
      )
  }
}

function Workbench({ boot, stage }: { boot: Boot; stage: Extract<Stage, { at: 'open' }> }) {
  const { account, status, store } = stage
  const workspace = useMemo<Workspace>(
    () => ({
      account,
      protection: status,
      rewrap: boot.rewrap,
      lock: () => void boot.lock(),
      lockHere: () => void boot.lockHere(),
      signOut: () => void boot.signOut(),
      signInAgain: boot.signInAgain,
      cancelSignIn: desktopBridge() ? boot.cancelSignIn : null,
    }),
    [boot, account, status],
  )
  return (
    <StoreProvider store={store}>
      <ProviderZoneProvider timeZone={account.hub.timeZone}>
        {isSecondWindow() ? <SecondShell /> : <Shell workspace={workspace} />}
      </ProviderZoneProvider>
    </StoreProvider>
  )
}
