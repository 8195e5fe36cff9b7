import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Achievement, ALERT_MEASURES, type AlertMeasure, MOST_RULE_CHARACTERS } from '../../../shared/domain'
import type { OperationsToday } from '../../../shared/protocol'
import { FormDialog, useLanguage, useTexts } from '../../kit'
import { type KnownRule, useStore } from '../../store'
import { useActing } from '../act/use-acting'
import { useAboutChoices } from './achievement-words'
import classes from './alerts.module.css'
import { ChannelFields } from './channel-fields'
import { QuietFields } from './quiet-fields'
import { draftOf, findMissing, type RuleDraft, termsOf, usualThreshold } from './rule-draft'
import { RulePreview } from './rule-preview'

type Props = {
  /** Null: a new one. */
  rule: KnownRule | null
  today: OperationsToday | null
  achievements: readonly Achievement[]
  sendsMail: boolean
  onDone(): void
  onClose(): void
}

/** Sets a rule, or changes it, with what it would say now. */
export function RuleDialog({ rule, today, achievements, sendsMail, onDone, onClose }: Props) {
  const t = useTexts('alerts')
  const { alerting } = useStore()
  const act = useActing()
  const choices = useAboutChoices(achievements)
  const language = useLanguage()
  const [draft, setDraft] = useState(() => draftOf(rule?.terms ?? null, language === 'de' ? 'de' : 'en'))
  const change = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }))
  const missing = findMissing(draft)
  const confirm = async () => {
    const secret = draft.secret === '' || draft.webhook.trim() === '' ? null : draft.secret
    const set = () => alerting.setRule(termsOf(draft), secret, rule?.id)
    if (await act(set, t('rule.done', { name: draft.name.trim() }))) onDone()
  }
  const [first] = missing
  return (
    <FormDialog
      title={rule ? t('rule.change') : t('rule.new')}
      size="lg"
      isMissing={first !== undefined}
      missing={first && <p className={classes.note}>{t(`missing.${first}`)}</p>}
      confirmLabel={t('rule.confirm')}
      cancelLabel={t('cancel')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        <TextInput
          label={t('rule.name')}
          description={t('rule.nameHint')}
          required
          maxLength={MOST_RULE_CHARACTERS}
          value={draft.name}
          data-autofocus
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <div className={classes.fields}>
          <Select
            label={t('rule.measure')}
            data={ALERT_MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
            value={draft.measure}
            allowDeselect={false}
            onChange={(value) => {
              const measure = ALERT_MEASURES.find((one) => one === value) ?? ('late-share' satisfies AlertMeasure)
              change({ measure, over: usualThreshold(measure) })
            }}
          />
          <NumberInput
            label={t(`over.${draft.measure}`)}
            required
            min={0}
            max={1_000_000}
            clampBehavior="none"
            allowedDecimalSeparators={['.', ',']}
            value={draft.over}
            onChange={(value) => change({ over: value === '' ? '' : Number(value) })}
          />
          <Select
            label={t('about')}
            data={choices}
            value={draft.achievementId ?? ''}
            allowDeselect={false}
            searchable
            onChange={(value) => change({ achievementId: value || null })}
          />
        </div>
        <p className={classes.note}>{t(`means.${draft.measure}`)}</p>
        <RulePreview draft={draft} today={today} />
        <ChannelFields draft={draft} isSigned={rule?.hub?.isSigned === true} sendsMail={sendsMail} change={change} />
        <QuietFields draft={draft} change={change} />
        <div className={classes.fields}>
          <Checkbox
            label={t('remind.label')}
            checked={draft.remindEveryDays !== null}
            onChange={(event) => change({ remindEveryDays: event.currentTarget.checked ? 1 : null })}
          />
          {draft.remindEveryDays !== null && (
            <NumberInput
              label={t('remind.days')}
              min={1}
              max={90}
              clampBehavior="none"
              allowedDecimalSeparators={['.', ',']}
              value={draft.remindEveryDays}
              onChange={(value) => change({ remindEveryDays: value === '' ? '' : Number(value) })}
            />
          )}
        </div>
      </div>
    </FormDialog>
  )
}
