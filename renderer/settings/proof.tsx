import { Anchor, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { KeyVault, RewrapResult, UnlockBy, VaultStatus } from '../../shared/vault'
import { SecretInput, useTexts } from '../kit'
import classes from './settings.module.css'

export type Protection = Pick<VaultStatus, 'ways' | 'hasKeychain'>

/** What a dialog that changes the protection hands to the vault. */
export type OnRewrap = KeyVault['rewrap']
type Refused = Extract<RewrapResult, { ok: false }>['reason']

type ProofProps = {
  protection: Protection
  /** The passphrase's name where another one stands beside it. */
  passphraseLabel?: string
  onChange: (by: UnlockBy | null) => void
}

/** How this machine asks: what was chosen to protect the keys comes first, the recovery code stands in for it. */
export function firstProof({ ways, hasKeychain }: Protection): UnlockBy | null {
  return hasKeychain && ways.includes('keychain') ? { with: 'keychain' } : null
}

/** Asks for proof that whoever sits here may change what protects the keys. */
export function Proof({ protection, passphraseLabel, onChange }: ProofProps) {
  const t = useTexts('recovery')
  const app = useTexts('app')
  const { ways } = protection
  const first = firstProof(protection) ? 'keychain' : ways.includes('passphrase') ? 'passphrase' : 'recovery-code'
  const [way, setWay] = useState<UnlockBy['with']>(first)
  const switchTo = (next: UnlockBy['with']) => {
    setWay(next)
    onChange(next === 'keychain' ? { with: next } : null)
  }
  return (
    <>
      {way === 'keychain' && <p className={classes.note}>{t('proof.keychain')}</p>}
      {way === 'passphrase' && (
        <SecretInput
          key={way}
          label={passphraseLabel ?? t('proof.passphrase')}
          autoComplete="current-password"
          data-autofocus
          onChange={({ currentTarget: { value } }) => onChange(value === '' ? null : { with: 'passphrase', passphrase: value })}
        />
      )}
      {way === 'recovery-code' && (
        <TextInput
          key={way}
          label={t('proof.code')}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          data-autofocus
          onChange={({ currentTarget: { value } }) => onChange(value === '' ? null : { with: 'recovery-code', code: value })}
        />
      )}
      {first !== 'recovery-code' && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          mt={6}
          onClick={() => switchTo(way === 'recovery-code' ? first : 'recovery-code')}
        >
          {way !== 'recovery-code'
            ? app('unlock.useRecovery')
            : app(first === 'keychain' ? 'unlock.useKeychain' : 'unlock.usePassphrase')}
        </Anchor>
      )}
    </>
  )
}

/** The text of a refusal: the same words as on the unlock screen. */
export function refusalText(by: UnlockBy, reason: Refused) {
  if (reason !== 'wrong') return `unlock.reason.${reason}` as const
  return by.with === 'passphrase' ? ('unlock.reason.wrong-passphrase' as const) : ('unlock.reason.wrong-recovery-code' as const)
}
