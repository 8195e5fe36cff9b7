import { IconChevronDown, IconChevronRight, IconChevronUp, IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Chip, ClockMark, IconButton, SyncLine, useFormats, useNow, useTexts } from '../../kit'
import type { DeskRecord, SyncStatus } from '../../store'
import type { DeskSession } from '../session/desk-session'
import { TimerMark } from '../timer/timer-mark'
import type { Timer } from '../timer/use-timer'
import classes from './header.module.css'
import { SaveMark } from './save-mark'

type Props = {
  record: DeskRecord
  session: DeskSession
  /** Null where nothing is timed: the work was sent. */
  timer: Timer | null
  sync: SyncStatus | null
  /** What stands around it in the list that one is working through. */
  neighbours: DeskRecord['neighbours']
  onStep(step: 1 | -1): void
  /** What else the desk offers, such as its exports. */
  actions: ReactNode
}

/** One line that says who, what, my part, whether it is saved, whether there is a network, and until when. */
export function DeskHeader({ record, session, timer, sync, neighbours, onStep, actions }: Props) {
  const t = useTexts('desk')
  const { submission, achievement, allocation } = record
  const { name, pseudonym } = submission.candidate
  const isCalm =
    sync === null || (sync.phase !== 'offline' && sync.phase !== 'signed-out' && sync.waitingToSend === 0 && !sync.needsSignIn)
  return (
    <header className={classes.header}>
      <div className={classes.what}>
        <Link href="/queue" className={classes.back}>
          {t('header.queue')}
        </Link>
        <IconChevronRight size={16} className={classes.chevron} aria-hidden="true" />
        <h1 className={classes.candidate}>{name ?? t('header.candidate', { pseudonym })}</h1>
        <span className={classes.achievement} title={achievement.name}>
          {achievement.name}
        </span>
        {submission.revision > 1 && <Chip>{t('header.revision', { revision: submission.revision })}</Chip>}
        {achievement.policy.blind ? (
          <Chip tone="blue" icon={<IconEyeOff size={13} aria-hidden="true" />}>
            {t(`header.blind.${allocation.task}`)}
          </Chip>
        ) : (
          <Chip tone={allocation.task === 'adjudicate' ? 'violet' : 'neutral'}>{t(`header.part.${allocation.task}`)}</Chip>
        )}
      </div>
      <div className={classes.state}>
        {!isCalm && sync && <SyncLine status={sync} />}
        <SaveMark session={session} />
        {timer && <TimerMark timer={timer} secondsBefore={record.assessment.activeSeconds} />}
        {sync && <ClockMark status={sync} />}
        <DueMark dueOn={allocation.dueOn} />
        {actions}
        {neighbours.total > 0 && <Steps neighbours={neighbours} onStep={onStep} />}
      </div>
    </header>
  )
}

function DueMark({ dueOn }: { dueOn: string }) {
  const t = useTexts('desk')
  const formats = useFormats()
  const now = useNow(60)
  const days = formats.daysUntil(dueOn, now)
  return (
    <span className={classes.due} data-late={days < 0 || undefined} data-today={days === 0 || undefined}>
      {days === 0 ? t('header.dueToday') : t(days < 0 ? 'header.wasDue' : 'header.due', { date: formats.calendarDate(dueOn) })}
    </span>
  )
}

function Steps({ neighbours, onStep }: { neighbours: DeskRecord['neighbours']; onStep(step: 1 | -1): void }) {
  const t = useTexts('desk')
  return (
    <div className={classes.steps} role="group" aria-label={t('header.steps')}>
      <IconButton
        label={t('header.previous')}
        keys="["
        size="md"
        disabled={neighbours.previousId === null}
        icon={<IconChevronUp size={16} />}
        onClick={() => onStep(-1)}
      />
      <span className={classes.position}>{t('header.position', { position: neighbours.position, total: neighbours.total })}</span>
      <IconButton
        label={t('header.next')}
        keys="]"
        size="md"
        disabled={neighbours.nextId === null}
        icon={<IconChevronDown size={16} />}
        onClick={() => onStep(1)}
      />
    </div>
  )
}
