import { Button, Popover, Text, UnstyledButton } from '@mantine/core'
import { IconClock, IconClockOff, IconClockPause } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useFormats, useTexts } from '../../kit'
import classes from './timer.module.css'
import type { Timer } from './use-timer'

/** A review is timed in minutes: seconds that run in sight would only hurry people. */
const LOOK_EVERY_MS = 5_000

/** How long this review has taken, whether the clock runs, and the way to turn it off. */
export function TimerMark({ timer, secondsBefore }: { timer: Timer; secondsBefore: number }) {
  const t = useTexts('desk')
  const { duration } = useFormats()
  const { seconds, isIdle } = useReading(timer)
  // What was counted since the desk opened is written now and then, and is then part of what was there before: counted once only.
  const [before] = useState(secondsBefore)
  const time = duration(before + seconds)
  const words = timer.isOn ? t(isIdle ? 'timer.paused' : 'timer.running', { time }) : t('timer.off')
  const minutes = timer.isOn ? t('timer.minutes', { count: Math.floor((before + seconds) / 60) }) : ''
  const Icon = !timer.isOn ? IconClockOff : isIdle ? IconClockPause : IconClock
  return (
    <Popover width={280} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.mark ?? ''}
          data-idle={isIdle || !timer.isOn || undefined}
          // What is seen comes first in what is spoken, so that it can be asked for by voice.
          aria-label={minutes === '' ? words : `${minutes} · ${words}`}
          title={words}
        >
          <Icon size={16} aria-hidden="true" />
          {minutes}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.card ?? ''}>
        <Text fw={600}>{words}</Text>
        <p className={classes.why}>{t('timer.why')}</p>
        <Button size="xs" variant="default" onClick={() => timer.turn(!timer.isOn)}>
          {t(timer.isOn ? 'timer.turnOff' : 'timer.turnOn')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}

function useReading({ clock, isOn }: Timer): { seconds: number; isIdle: boolean } {
  const [reading, setReading] = useState({ seconds: 0, isIdle: false })
  useEffect(() => {
    if (!isOn) return
    const look = () => {
      const now = performance.now()
      const next = { seconds: Math.floor(clock.totalMs(now) / 1000), isIdle: clock.isIdle(now) }
      setReading((shown) => (shown.seconds === next.seconds && shown.isIdle === next.isIdle ? shown : next))
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [clock, isOn])
  return reading
}
