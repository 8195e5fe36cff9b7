import { UnstyledButton } from '@mantine/core'
import { IconClockPlus, IconPlayerPlayFilled, IconX } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import type { Annotation, TimeRange } from '../../../../shared/domain'
import { announce, IconButton, KeyHint, useShortcuts, useTexts } from '../../../kit'
import { clockTime } from '../../rubric/place'
import type { TalkClock } from '../talk-clock'
import { momentAt, momentOf } from './moments'
import classes from './talk.module.css'

type Props = {
  annotation: Pick<Annotation, 'shape' | 'selectors'>
  clock: TalkClock
  isReadOnly: boolean
  onMoment(moment: TimeRange | null): void
}

const KEY = 'alt+t'

/**
 * On the card of an annotation on a talk's slides: when it was said. Offered, never taken by itself, since one may well look through the
 * slides while the recording stands anywhere.
 */
export function MomentControl({ annotation, clock, isReadOnly, onMoment }: Props) {
  const t = useTexts('media')
  const seconds = useSyncExternalStore(clock.follow, () => Math.floor(clock.seconds))
  const moment = momentOf(annotation)
  const canAdd = moment === null && seconds > 0 && !isReadOnly
  const add = () => {
    onMoment(momentAt(seconds))
    announce(t('talk.momentAdded', { time: clockTime(seconds) }))
  }
  const remove = () => {
    onMoment(null)
    announce(t('talk.momentRemoved'))
  }
  const label = moment === null ? t('talk.addMoment', { time: clockTime(seconds) }) : t('talk.removeMoment')
  const isOffered = canAdd || (moment !== null && !isReadOnly)
  const shortcut = { id: 'talk.moment', keys: [KEY], label, group: t('keys.group'), whileTyping: true }
  useShortcuts(isOffered ? [{ ...shortcut, run: canAdd ? add : remove }] : [])
  if (moment !== null) {
    const time = clockTime(moment.startSeconds)
    return (
      <div className={classes.moment}>
        <UnstyledButton
          className={classes.at ?? ''}
          aria-label={t('talk.moment', { time })}
          onClick={() => clock.seek(moment.startSeconds)}
        >
          <IconPlayerPlayFilled size={11} aria-hidden />
          {time}
        </UnstyledButton>
        {!isReadOnly && (
          <IconButton label={t('talk.removeMoment')} keys={KEY} size="xs" icon={<IconX size={13} />} onClick={remove} />
        )}
      </div>
    )
  }
  if (!canAdd) return null
  return (
    <div className={classes.moment}>
      <UnstyledButton className={classes.offer ?? ''} onClick={add}>
        <IconClockPlus size={14} aria-hidden />
        {label}
        <KeyHint keys={KEY} />
      </UnstyledButton>
    </div>
  )
}
