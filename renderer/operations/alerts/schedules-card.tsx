import { Button, Group } from '@mantine/core'
import { IconMailPlus } from '@tabler/icons-react'
import type { Achievement } from '../../../shared/domain'
import { Chip, EmptyState, LoadingState, useFormats, useTexts } from '../../kit'
import { type KnownReportMail, useStore, useStoreQuery } from '../../store'
import { useActing } from '../act/use-acting'
import { useAboutWords } from './achievement-words'
import classes from './alerts.module.css'
import { useRhythmWords } from './rhythm-words'
import { TroubleLine } from './trouble-line'

type Props = { achievements: readonly Achievement[]; sendsMail: boolean; onSet(mail: KnownReportMail | null): void }

/** Which figures are sent to whom, and when. */
export function SchedulesCard({ achievements, sendsMail, onSet }: Props) {
  const t = useTexts('alerts')
  const mails = useStoreQuery(({ alerting }) => alerting.reportMails(), [])
  const add = sendsMail && (
    <Button size="compact-md" leftSection={<IconMailPlus size={16} aria-hidden />} onClick={() => onSet(null)}>
      {t('mail.add')}
    </Button>
  )
  return (
    <section className={classes.card} aria-labelledby="report-mails">
      <header className={classes.head}>
        <h2 id="report-mails">{t('mails.title')}</h2>
        {mails !== undefined && mails.length > 0 && add}
      </header>
      {!sendsMail && <p className={classes.note}>{t('mails.noMail')}</p>}
      {mails === undefined ? (
        <LoadingState rows={1} />
      ) : mails.length === 0 ? (
        sendsMail && <EmptyState title={t('mails.none')} hint={t('mails.noneHint')} actions={add} />
      ) : (
        <ul className={classes.list}>
          {mails.map((mail) => (
            <MailRow key={mail.id} mail={mail} achievements={achievements} sendsMail={sendsMail} onSet={onSet} />
          ))}
        </ul>
      )}
    </section>
  )
}

function MailRow({ mail, achievements, sendsMail, onSet }: Props & { mail: KnownReportMail }) {
  const t = useTexts('alerts')
  const formats = useFormats()
  const { alerting } = useStore()
  const act = useActing()
  const about = useAboutWords(achievements)
  const rhythm = useRhythmWords()
  const { terms, hub, isWaiting } = mail
  const to = formats.list(terms.emails)
  const button = { size: 'compact-sm', variant: 'default' } as const
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <h3>{rhythm(terms)}</h3>
        <p>{t('mail.says', { about: about(terms.achievementId), to })}</p>
        {hub && !isWaiting && (
          <p className={classes.note}>
            {t('mail.next', { at: formats.dateTime(hub.nextAt) })}{' '}
            {hub.lastSentTo !== null && t('mail.last', { date: formats.calendarDate(hub.lastSentTo) })}
          </p>
        )}
        <TroubleLine trouble={hub?.lastTrouble ?? null} />
      </div>
      {isWaiting && <Chip>{t('state.waiting')}</Chip>}
      <Group gap="xs">
        {sendsMail && (
          <Button
            {...button}
            aria-label={t('mail.sendNamed', { to })}
            onClick={() => void act(() => alerting.sendReportMail(mail.id), t('mail.sending', { to }))}
          >
            {t('mail.send')}
          </Button>
        )}
        <Button {...button} aria-label={t('mail.changeNamed', { to })} onClick={() => onSet(mail)}>
          {t('change')}
        </Button>
        <Button
          {...button}
          aria-label={t('mail.endNamed', { to })}
          onClick={() => void act(() => alerting.endReportMail(mail.id), t('mail.ended', { to }))}
        >
          {t('end')}
        </Button>
      </Group>
    </li>
  )
}
