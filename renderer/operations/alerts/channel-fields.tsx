import { Checkbox, Select, TextInput } from '@mantine/core'
import { LEAST_SECRET_CHARACTERS } from '../../../shared/domain'
import { SecretInput, useTexts } from '../../kit'
import { AddressesField } from './addresses-field'
import classes from './alerts.module.css'
import type { RuleDraft } from './rule-draft'

type Props = {
  draft: RuleDraft
  /** Whether what goes to its webhook is signed already. */
  isSigned: boolean
  sendsMail: boolean
  change(part: Partial<RuleDraft>): void
}

/** By which ways a rule tells. */
export function ChannelFields({ draft, isSigned, sendsMail, change }: Props) {
  const t = useTexts('alerts')
  return (
    <fieldset className={classes.group}>
      <legend>{t('channels')}</legend>
      <Checkbox
        label={t('desktop.label')}
        description={t('desktop.hint')}
        checked={draft.desktop}
        onChange={(event) => change({ desktop: event.currentTarget.checked })}
      />
      <AddressesField value={draft.emails} sendsMail={sendsMail} onChange={(emails) => change({ emails })} />
      {draft.emails.trim() !== '' && (
        <Select
          label={t('language.label')}
          data={[
            { value: 'en', label: t('language.en') },
            { value: 'de', label: t('language.de') },
          ]}
          value={draft.language}
          allowDeselect={false}
          onChange={(value) => change({ language: value === 'de' ? 'de' : 'en' })}
        />
      )}
      <TextInput
        type="url"
        label={t('webhook.label')}
        description={t('webhook.hint')}
        value={draft.webhook}
        onChange={(event) => change({ webhook: event.currentTarget.value })}
      />
      {draft.webhook.trim() !== '' && (
        <SecretInput
          label={t('webhook.secret')}
          description={isSigned ? t('webhook.secretKept') : t('webhook.secretHint', { count: LEAST_SECRET_CHARACTERS })}
          value={draft.secret}
          onChange={(event) => change({ secret: event.currentTarget.value })}
        />
      )}
    </fieldset>
  )
}
