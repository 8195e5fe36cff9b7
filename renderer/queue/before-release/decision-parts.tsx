import { useTexts } from '../../kit'
import type { QueueDecision } from '../../store'
import { secondsUntil } from '../cells/time-left'
import classes from './before-release.module.css'
import { useTimeLeft } from './use-time-left'

/** Whose assessments a decision rests on, as far as a lead may know, and who of them can still take theirs back. */
export function DecisionParts({ decision, now }: { decision: QueueDecision; now: Date }) {
  const t = useTexts('beforeRelease')
  const timeLeft = useTimeLeft()
  return (
    <ul className={classes.parts}>
      {decision.parts.map(({ assessor, task, takeBackUntil }, at) => {
        const left = takeBackUntil === null || decision.isOver ? 0 : secondsUntil(takeBackUntil, now)
        return (
          // They have nothing to be told apart by but their order, which is that of their coming in.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at}>
            {assessor === null ? t(`unnamed.${task}`) : t(`by.${task}`, { name: assessor })}
            <span className={classes.quiet}>
              {left > 0 ? t('canTakeBack', { time: timeLeft(left) }) : t(takeBackUntil === null ? 'settled' : 'stands')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
