import { Select } from '@mantine/core'
import { useState } from 'react'
import { type Achievement, type ReportMailTerms, ReportMailTermsSchema } from '../../../shared/domain'
import { FormDialog, useFormats, useLanguage, useTexts } from '../../kit'
import { type KnownReportMail, useStore } from '../../store'
import { useActing } from '../act/use-acting'
import { useAboutChoices } from './achievement-words'
import { readAddresses } from './addresses'
import { AddressesField } from './addresses-field'
import classes from './alerts.module.css'
import { hourWords, useWeekdayName } from './rhythm-words'

type Props = {
  /** Null: a new one. */
  mail: KnownReportMail | null
  achievements: readonly Achievement[]
  sendsMail: boolean
  onDone(): void
  onClose(): void
}

type Terms = Omit<ReportMailTerms, 'emails'>
const USUAL: Terms = { rhythm: { every: 'month', day: 1 }, hour: 8, achievementId: null, language: 'en' }
const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at)

/** Has figures sent by e-mail, or changes how. */
export function ScheduleDialog({ mail, achievements, sendsMail, onDone, onClose }: Props) {
  const t = useTexts('alerts')
  const formats = useFormats()
  const { alerting } = useStore()
  const act = useActing()
  const weekdayName = useWeekdayName()
  const choices = useAboutChoices(achievements)
  const language = useLanguage()
  const [emails, setEmails] = useState(mail?.terms.emails.join('\n') ?? '')
  const [terms, setTerms] = useState<Terms>(mail?.terms ?? { ...USUAL, language: language === 'de' ? 'de' : 'en' })
  const change = (part: Partial<Terms>) => setTerms((before) => ({ ...before, ...part }))
  const { addresses } = readAddresses(emails)
  const read = ReportMailTermsSchema.safeParse({ ...terms, emails: addresses })
  const confirm = async () => {
    if (!read.success) return
    const set = () => alerting.setReportMail(read.data, mail?.id)
    if (await act(set, t('mail.done', { to: formats.list(addresses) }))) onDone()
  }
  const { rhythm, hour, achievementId } = terms
  return (
    <FormDialog
      title={mail ? t('mail.change') : t('mail.new')}
      size="lg"
      isMissing={!read.success}
      missing={<p className={classes.note}>{t('missing.emails')}</p>}
      confirmLabel={t('mail.confirm')}
      cancelLabel={t('cancel')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        <AddressesField value={emails} sendsMail={sendsMail} onChange={setEmails} />
        <div className={classes.fields}>
          <Select
            label={t('rhythm.label')}
            data={[
              { value: 'month', label: t('rhythm.monthly') },
              { value: 'week', label: t('rhythm.weekly') },
            ]}
            value={rhythm.every}
            allowDeselect={false}
            data-autofocus
            onChange={(every) => change({ rhythm: every === 'week' ? { every, weekday: 1 } : { every: 'month', day: 1 } })}
          />
          {rhythm.every === 'week' ? (
            <Select
              label={t('rhythm.weekday')}
              data={upTo(1, 7).map((day) => ({ value: String(day), label: weekdayName(day) }))}
              value={String(rhythm.weekday)}
              allowDeselect={false}
              onChange={(value) => change({ rhythm: { every: 'week', weekday: Number(value) } })}
            />
          ) : (
            <Select
              label={t('rhythm.day')}
              data={upTo(1, 28).map(String)}
              value={String(rhythm.day)}
              allowDeselect={false}
              onChange={(value) => change({ rhythm: { every: 'month', day: Number(value) } })}
            />
          )}
          <Select
            label={t('rhythm.hour', { zone: formats.providerZone })}
            data={upTo(0, 23).map((at) => ({ value: String(at), label: hourWords(at) }))}
            value={String(hour)}
            allowDeselect={false}
            onChange={(value) => change({ hour: Number(value) })}
          />
          <Select
            label={t('about')}
            data={choices}
            value={achievementId ?? ''}
            allowDeselect={false}
            searchable
            onChange={(value) => change({ achievementId: value || null })}
          />
          <Select
            label={t('language.label')}
            data={[
              { value: 'en', label: t('language.en') },
              { value: 'de', label: t('language.de') },
            ]}
            value={terms.language}
            allowDeselect={false}
            onChange={(value) => change({ language: value === 'de' ? 'de' : 'en' })}
          />
        </div>
        <p className={classes.note}>{rhythm.every === 'week' ? t('mail.tellsWeek') : t('mail.tellsMonth')}</p>
        <p className={classes.note}>{t('mail.names')}</p>
      </div>
    </FormDialog>
  )
}
