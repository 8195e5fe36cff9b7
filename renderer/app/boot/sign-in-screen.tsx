import { Anchor, Button } from '@mantine/core'
import { IconCloudOff, IconUserOff } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { SamplePeople, SignInFailure } from '../../../shared/protocol'
import { EmptyState, ErrorState, LoadingState, useTexts } from '../../kit'
import type { SignInBy, SignInResult } from './boot'
import classes from './boot.module.css'
import { BootFrame } from './boot-frame'
import { PersonList } from './person-list'
import { ProviderSignIn } from './provider-sign-in'

/** How people sign in with the hub: as one of the sample people, with its provider, or both. */
export type WaysResult =
  | {
      ok: true
      people: SamplePeople['people']
      provider: { name: string } | null
      /** Why the attempt before came to nothing. */
      failure: SignInFailure | null
    }
  | { ok: false; reason: 'unreachable' | 'none' }

type SignInScreenProps = {
  findWays: () => Promise<WaysResult>
  onSignIn: (by: SignInBy) => Promise<SignInResult>
  /** Gives up a sign-in that waits for somebody in another window. */
  onCancel: () => void
  /** Back to what is locked; null where nothing is. */
  onBack: (() => void) | null
}

/** Signs in with the hub's provider, or as one of the people of a sample panel. The hub must be reachable, for this and for nothing else. */
export function SignInScreen({ findWays, onSignIn, onCancel, onBack }: SignInScreenProps) {
  const t = useTexts('app')
  const kit = useTexts('kit')
  const [found, setFound] = useState<WaysResult | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<SignInFailure | null>(null)
  const look = useCallback(async () => {
    setFound(null)
    const ways = await findWays()
    setFound(ways)
    if (ways.ok && ways.failure !== null) setRefusal(ways.failure)
  }, [findWays])
  useEffect(() => {
    void look()
  }, [look])

  /** Beginning anew ends the attempt before, whose answer then says nothing. */
  const attempts = useRef(0)
  const choose = async (by: SignInBy) => {
    const attempt = ++attempts.current
    setBusy(true)
    setRefusal(null)
    const result = await onSignIn(by).catch((): SignInResult => ({ ok: false, reason: 'refused' }))
    if (attempt !== attempts.current) return
    setBusy(false)
    if (!result.ok && result.reason !== 'cancelled') setRefusal(result.reason)
  }
  const again = <Button onClick={() => void look()}>{kit('tryAgain')}</Button>

  return (
    <BootFrame title={t('signIn.title')}>
      {found === null && <LoadingState rows={4} rowHeight={56} />}
      {found?.ok === false && found.reason === 'unreachable' && (
        <ErrorState
          icon={<IconCloudOff size={24} />}
          title={t('signIn.unreachable.title')}
          safe={t('signIn.unreachable.safe')}
          hint={t('signIn.unreachable.hint')}
          actions={again}
        />
      )}
      {found?.ok === false && found.reason === 'none' && (
        <EmptyState
          icon={<IconUserOff size={24} />}
          title={t('signIn.noPeople.title')}
          hint={t('signIn.noPeople.hint')}
          actions={again}
        />
      )}
      {found?.ok === true && (
        <>
          {refusal !== null && (
            <p className={classes.problem} role="alert">
              {t('signIn.refused.title')} {t(`signIn.why.${refusal}`)}
            </p>
          )}
          {found.provider !== null && (
            <ProviderSignIn name={found.provider.name} isBusy={isBusy} onSignIn={(ask) => void choose(ask)} onCancel={onCancel} />
          )}
          {found.people.length > 0 && (
            <>
              <p className={classes.intro}>{t('signIn.intro')}</p>
              <PersonList people={found.people} isBusy={isBusy} onChoose={(personId) => void choose({ personId })} />
            </>
          )}
        </>
      )}
      {onBack && (
        <Anchor component="button" type="button" size="sm" mt="md" onClick={onBack}>
          {t('signIn.back')}
        </Anchor>
      )}
    </BootFrame>
  )
}
