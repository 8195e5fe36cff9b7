import { Button } from '@mantine/core'
import { useState } from 'react'
import { notify, useTexts } from '../../kit'
import type { Workspace } from '../boot/workspace'
import classes from './shell.module.css'

/** Says that the sign-in has ended; the work goes on beneath it. */
export function SignInBanner({ workspace }: { workspace: Workspace }) {
  const t = useTexts('app')
  const [isBusy, setBusy] = useState(false)
  const signIn = async () => {
    setBusy(true)
    try {
      const result = await workspace.signInAgain()
      if (!result.ok) notify({ kind: 'failed', message: t(`signIn.why.${result.reason}`) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.banner} role="status">
      <p>{t('banner.signInEnded')}</p>
      {isBusy && workspace.cancelSignIn && (
        <Button size="compact-sm" variant="default" onClick={workspace.cancelSignIn}>
          {t('signIn.provider.cancel')}
        </Button>
      )}
      <Button size="compact-sm" loading={isBusy} onClick={() => void signIn()}>
        {t('signIn.again', { name: workspace.account.person.name })}
      </Button>
    </div>
  )
}
