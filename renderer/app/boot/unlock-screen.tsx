import { Anchor, Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import type { UnlockBy, UnlockResult, VaultStatus } from '../../../shared/vault'
import { SecretInput, useTexts } from '../../kit'
import classes from './boot.module.css'
import { BootFrame } from './boot-frame'

type Way = UnlockBy['with']
type Reason = Extract<UnlockResult, { ok: false }>['reason']

type UnlockScreenProps = {
  /** Who is welcomed back; null where only initials are known before unlocking (while the hub is out of reach). */
  personName: string | null
  ways: VaultStatus['ways']
  hasKeychain: boolean
  onUnlock: (by: UnlockBy) => Promise<UnlockResult>
  onOtherPerson: () => void
}

/** Opens the keys with what the person knows; works without a network. */
export function UnlockScreen({ personName, ways, hasKeychain, onUnlock, onOtherPerson }: UnlockScreenProps) {
  const t = useTexts('app')
  const canKeychain = hasKeychain && ways.includes('keychain')
  const [way, setWay] = useState<Way>(canKeychain ? 'keychain' : ways.includes('passphrase') ? 'passphrase' : 'recovery-code')
  const [secret, setSecret] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [reason, setReason] = useState<Reason | null>(null)

  const field = useRef<HTMLInputElement>(null)

  const unlock = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || (way !== 'keychain' && secret === '')) return
    setBusy(true)
    setReason(null)
    try {
      const result = await onUnlock(asUnlockBy(way, secret))
      if (!result.ok) {
        setReason(result.reason)
        setSecret('')
        field.current?.focus()
      }
    } finally {
      setBusy(false)
    }
  }
  const switchTo = (next: Way) => {
    setWay(next)
    setSecret('')
    setReason(null)
  }

  return (
    <BootFrame title={t('unlock.title')}>
      <p className={classes.intro}>
        {personName !== null && `${t('unlock.hello', { name: personName })} `}
        {t('unlock.intro')}
      </p>
      <form className={classes.form} onSubmit={(event) => void unlock(event)}>
        {way === 'passphrase' && (
          <SecretInput
            key={way}
            ref={field}
            label={t('unlock.passphrase')}
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
            autoComplete="current-password"
            autoFocus
          />
        )}
        {way === 'recovery-code' && (
          <TextInput
            key={way}
            ref={field}
            label={t('unlock.recoveryCode')}
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            autoFocus
          />
        )}
        {reason !== null && (
          <p className={classes.problem} role="alert">
            {t(
              `unlock.reason.${reason === 'wrong' ? (way === 'passphrase' ? 'wrong-passphrase' : 'wrong-recovery-code') : reason}`,
            )}
          </p>
        )}
        <Button type="submit" size="md" loading={isBusy} disabled={way !== 'keychain' && secret === ''}>
          {way === 'keychain' ? t('unlock.useKeychain') : t('unlock.unlock')}
        </Button>
        <div className={classes.links}>
          {way !== 'recovery-code' && ways.includes('recovery-code') && (
            <Link onClick={() => switchTo('recovery-code')}>
              {t(way === 'passphrase' ? 'unlock.forgot' : 'unlock.useRecovery')}
            </Link>
          )}
          {way !== 'passphrase' && ways.includes('passphrase') && (
            <Link onClick={() => switchTo('passphrase')}>{t('unlock.usePassphrase')}</Link>
          )}
          {way !== 'keychain' && canKeychain && <Link onClick={() => switchTo('keychain')}>{t('unlock.useKeychain')}</Link>}
          <Link onClick={onOtherPerson}>{t('unlock.otherPerson')}</Link>
        </div>
      </form>
    </BootFrame>
  )
}

function Link({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Anchor component="button" type="button" size="sm" onClick={onClick}>
      {children}
    </Anchor>
  )
}

function asUnlockBy(way: Way, secret: string): UnlockBy {
  if (way === 'passphrase') return { with: way, passphrase: secret }
  if (way === 'recovery-code') return { with: way, code: secret }
  return { with: way }
}
