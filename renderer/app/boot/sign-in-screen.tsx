import { Anchor, Button } from '@mantine/core'
import { IconCloudOff, IconUserOff } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import type { SamplePeople } from '../../../shared/protocol'
import { EmptyState, ErrorState, LoadingState, useTexts } from '../../kit'
import type { SignInResult } from './boot'
import classes from './boot.module.css'
import { BootFrame } from './boot-frame'
import { PersonList } from './person-list'

export type PeopleResult = { ok: true; people: SamplePeople['people'] } | { ok: false; reason: 'unreachable' | 'none' }

type SignInScreenProps = {
  findPeople: () => Promise<PeopleResult>
  onSignIn: (personId: string) => Promise<SignInResult>
  /** Back to what is locked; null where nothing is. */
  onBack: (() => void) | null
}

/** Signs in as one of the people of a sample panel. The hub must be reachable, for this and for nothing else. */
export function SignInScreen({ findPeople, onSignIn, onBack }: SignInScreenProps) {
  const t = useTexts('app')
  const kit = useTexts('kit')
  const [found, setFound] = useState<PeopleResult | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const look = useCallback(async () => {
    setFound(null)
    setFound(await findPeople())
  }, [findPeople])
  useEffect(() => {
    void look()
  }, [look])

  const choose = async (personId: string) => {
    setBusy(true)
    setRefusal(null)
    try {
      const result = await onSignIn(personId)
      if (!result.ok) setRefusal(result.reason)
    } finally {
      setBusy(false)
    }
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
          <p className={classes.intro}>{t('signIn.intro')}</p>
          {refusal !== null && (
            <p className={classes.problem} role="alert">
              {t('signIn.refused.title')} {t('signIn.refused.hint', { reason: refusal })}
            </p>
          )}
          <PersonList people={found.people} isBusy={isBusy} onChoose={(id) => void choose(id)} />
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
