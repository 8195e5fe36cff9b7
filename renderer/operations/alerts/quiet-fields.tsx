import { Checkbox, TextInput } from '@mantine/core'
import { useFormats, useTexts } from '../../kit'
import classes from './alerts.module.css'
import type { RuleDraft } from './rule-draft'

type Props = { draft: Pick<RuleDraft, 'quiet' | 'quietOnFreeDays'>; change(part: Partial<RuleDraft>): void }

/** The night is when most want to be left alone. */
const USUAL = { from: '20:00', to: '07:00' }

/** When nothing is told; by the provider's clocks. */
export function QuietFields({ draft: { quiet, quietOnFreeDays }, change }: Props) {
  const t = useTexts('alerts')
  const { providerZone } = useFormats()
  return (
    <fieldset className={classes.group}>
      <legend>{t('quiet.title')}</legend>
      <Checkbox
        label={t('quiet.hours')}
        description={t('quiet.hint', { zone: providerZone })}
        checked={quiet !== null}
        onChange={(event) => change({ quiet: event.currentTarget.checked ? USUAL : null })}
      />
      {quiet !== null && (
        <div className={classes.fields}>
          <TextInput
            type="time"
            label={t('quiet.from')}
            value={quiet.from}
            onChange={(event) => change({ quiet: { ...quiet, from: event.currentTarget.value } })}
          />
          <TextInput
            type="time"
            label={t('quiet.to')}
            value={quiet.to}
            onChange={(event) => change({ quiet: { ...quiet, to: event.currentTarget.value } })}
          />
        </div>
      )}
      <Checkbox
        label={t('quiet.freeDays')}
        checked={quietOnFreeDays}
        onChange={(event) => change({ quietOnFreeDays: event.currentTarget.checked })}
      />
    </fieldset>
  )
}
