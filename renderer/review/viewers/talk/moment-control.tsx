import { UnstyledButton } from '@mantine/core'
import { IconClockPlus, IconPlayerPlayFilled, IconX } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import type { Annotation, TimeRange } from '../../../../shared/domain'
import { announce, bindKeys, IconButton, KeyHint, useShortcuts, useTexts } from '../../../kit'
import { clockTime } from '../../rubric/place'
import type { TalkClock } from '../talk-clock'
import { momentAt, momentOf } from './moments'
import { TALK_KEYS } from './talk-keys'
import classes from './talk.module.css'

type Props = {
  annotation: Pick<Annotation, 'shape' | 'selectors'>
  clock: TalkClock
  isReadOnly: boolean
  onMoment(moment: TimeRange | null): void
}

const KEY = TALK_KEYS['talk.moment'].keys[0]

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
  const change = canAdd ? add : remove
  useShortcuts(bindKeys(TALK_KEYS, t, { 'talk.moment': canAdd || (moment !== null && !isReadOnly) ? change : undefined }))
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
        {t('talk.addMoment', { time: clockTime(seconds) })}
        <KeyHint keys={KEY} />
      </UnstyledButton>
    </div>
  )
}
