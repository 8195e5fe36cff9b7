import { IconClockExclamation } from '@tabler/icons-react'
import type { SyncStatus } from '../../store'
import { Chip } from '../components'
import { type Texts, useTexts } from '../texts'

/** Less than this is no worse than clocks are. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

type Clock = Pick<SyncStatus, 'clockAheadMs'>

/** How wrong this machine's clock is, and what goes by the hub's; null where it is as right as clocks are. */
export function describeClock({ clockAheadMs }: Clock, t: Texts<'recovery'>): string | null {
  return isRight(clockAheadMs) ? null : t(`clock.${directionOf(clockAheadMs)}`, { count: minutesOf(clockAheadMs) })
}

/** Says it in few words where times and dates are read; nothing where the clock is right. */
export function ClockMark({ status }: { status: Clock }) {
  const t = useTexts('recovery')
  const ms = status.clockAheadMs
  if (isRight(ms)) return null
  return (
    <span title={describeClock(status, t) ?? undefined}>
      <Chip tone="brass" icon={<IconClockExclamation size={13} aria-hidden="true" />}>
        {t(`clock.short.${directionOf(ms)}`, { count: minutesOf(ms) })}
      </Chip>
    </span>
  )
}

const isRight = (ms: number) => Math.abs(ms) <= CLOCK_TOLERANCE_MS
const directionOf = (ms: number) => (ms > 0 ? 'ahead' : 'behind')
const minutesOf = (ms: number) => Math.round(Math.abs(ms) / 60_000)
