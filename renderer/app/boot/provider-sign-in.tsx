import { Anchor, Button, Group } from '@mantine/core'
import { desktopBridge, useTexts } from '../../kit'
import classes from './boot.module.css'

type ProviderSignInProps = {
  name: string
  /** Whether a sign-in is on its way. */
  isBusy: boolean
  onSignIn: (ask: { otherPerson: boolean }) => void
  onCancel: () => void
}

/** Signs in with the hub's provider; on the desktop that happens in the system browser, and this waits for it. */
export function ProviderSignIn({ name, isBusy, onSignIn, onCancel }: ProviderSignInProps) {
  const t = useTexts('app')
  const isDesktop = desktopBridge() !== undefined
  if (isBusy && isDesktop) {
    return (
      <>
        <p className={classes.intro} role="status">
          {t('signIn.provider.waiting')}
        </p>
        <Group gap="sm">
          <Button autoFocus variant="default" onClick={onCancel}>
            {t('signIn.provider.cancel')}
          </Button>
          <Anchor component="button" type="button" size="sm" onClick={() => onSignIn({ otherPerson: false })}>
            {t('signIn.provider.again')}
          </Anchor>
        </Group>
      </>
    )
  }
  return (
    <>
      <p className={classes.intro}>{t(isDesktop ? 'signIn.provider.introOutside' : 'signIn.provider.intro')}</p>
      <Group gap="md">
        <Button loading={isBusy} onClick={() => onSignIn({ otherPerson: false })}>
          {t('signIn.provider.signIn', { name })}
        </Button>
        <Anchor component="button" type="button" size="sm" disabled={isBusy} onClick={() => onSignIn({ otherPerson: true })}>
          {t('signIn.provider.other')}
        </Anchor>
      </Group>
    </>
  )
}
