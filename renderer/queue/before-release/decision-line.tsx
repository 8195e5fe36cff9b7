import { Button } from '@mantine/core'
import { IconArrowBackUp, IconChevronRight, IconHandStop, IconSend } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { Chip, useTexts } from '../../kit'
import { type QueueDecision, useStore } from '../../store'
import { secondsUntil } from '../cells/time-left'
import classes from './before-release.module.css'
import { DecisionDetails } from './decision-details'
import { DecisionParts } from './decision-parts'
import { useTimeLeft } from './use-time-left'

const ICON = { size: 13, stroke: 2, 'aria-hidden': true } as const

/** Whether a lead can ask for its return now, as far as this machine knows. */
export function mayReturnNow({ standing, isOver, releaseAt }: QueueDecision, now: Date): boolean {
  return (standing === 'none' || standing === 'refused') && !isOver && secondsUntil(releaseAt, now) > 0
}

type Props = {
  decision: QueueDecision
  now: Date
  onActive(): void
  onReturn(): void
  /** It is about to leave, and the focus with it. */
  onLeft(): void
}

/** One decision: what would go out, by whom, and how long it can be returned; opened, also why. */
export function DecisionLine({ decision, now, onActive, onReturn, onLeft }: Props) {
  const t = useTexts('beforeRelease')
  const queue = useTexts('queue')
  const timeLeft = useTimeLeft()
  const [isOpen, setOpen] = useState(false)
  const details = useId()
  const { candidate, achievementName, submissionRevision, outcome, releaseAt, isOver } = decision
  const name = candidate.name ?? candidate.pseudonym
  const left = secondsUntil(releaseAt, now)
  return (
    <li className={classes.item} onFocus={onActive}>
      <div className={classes.line}>
        <button
          type="button"
          data-line
          className={classes.what}
          aria-expanded={isOpen}
          aria-controls={details}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight size={15} aria-hidden="true" className={classes.chevron} />
          <strong>{name}</strong>
          {submissionRevision > 1 && <span className={classes.quiet}>{t('revision', { revision: submissionRevision })}</span>}
          <span className={classes.achievement}>{achievementName}</span>
        </button>
        <span className={classes.outcome}>
          <Chip tone={outcome === 'awarded' ? 'green' : 'neutral'}>{queue(`outcome.${outcome}`)}</Chip>
        </span>
        <DecisionParts decision={decision} now={now} />
        <span className={classes.left} data-soon={(left > 0 && left < 120) || undefined}>
          {left > 0 && !isOver ? t('left', { time: timeLeft(left) }) : t(isOver ? 'over' : 'releasing')}
        </span>
        <ReturnCell decision={decision} name={name} now={now} onReturn={onReturn} onLeft={onLeft} />
      </div>
      {isOpen && (
        <div id={details}>
          <DecisionDetails decision={decision} />
        </div>
      )}
    </li>
  )
}

type CellProps = Pick<Props, 'decision' | 'now' | 'onReturn' | 'onLeft'> & { name: string }

/** The button that returns it, or what became of that. */
function ReturnCell({ decision, name, now, onReturn, onLeft }: CellProps) {
  const t = useTexts('beforeRelease')
  const { queue } = useStore()
  const { id, standing, isOver } = decision
  const dismiss = async () => {
    onLeft()
    await queue.dismissDecision(id)
  }
  return (
    <span className={classes.action}>
      {standing === 'waiting' && (
        <Chip tone="brass" icon={<IconSend {...ICON} />}>
          {t('waiting')}
        </Chip>
      )}
      {standing === 'returned' && (
        <Chip tone="violet" icon={<IconArrowBackUp {...ICON} />}>
          {t('returned')}
        </Chip>
      )}
      {standing === 'refused' && (
        <Chip tone="red" icon={<IconHandStop {...ICON} />}>
          {t(`refused.${codeOf(decision)}`)}
        </Chip>
      )}
      {mayReturnNow(decision, now) && (
        <Button size="compact-sm" variant="default" aria-label={t('returnOf', { candidate: name })} onClick={onReturn}>
          {t('return')}
        </Button>
      )}
      {standing === 'refused' && isOver && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('dismissOf', { candidate: name })}
          onClick={() => void dismiss()}
        >
          {t('dismiss')}
        </Button>
      )}
    </span>
  )
}

const KNOWN = ['too-late', 'wrong-state', 'no-decision'] as const

function codeOf({ code }: QueueDecision): (typeof KNOWN)[number] | 'other' {
  return KNOWN.find((known) => known === code) ?? 'other'
}
