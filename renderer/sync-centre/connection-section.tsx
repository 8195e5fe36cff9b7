import { Button, SegmentedControl } from '@mantine/core'
import { describeProblem, describeSync, SyncIcon, useFormats, useNow, useTexts } from '../kit'
import { type SyncPause, useStore, useStoreQuery } from '../store'
import classes from './connection.module.css'
import { MeteredSetting } from './metered-setting'

const PAUSES: readonly SyncPause[] = ['none', 'fetching', 'everything']

/** How things stand with the hub, and what sync may do. */
export function ConnectionSection({ onSignIn }: { onSignIn: () => void }) {
  const t = useTexts('centre')
  const sync = useTexts('sync')
  const formats = useFormats()
  const now = useNow()
  const store = useStore()
  const status = useStoreQuery(() => store.sync.status(), [])
  if (status === undefined) return <div className={classes.connection} data-empty />
  const { kind, text } = describeSync(status, sync, formats, now)
  const hint = status.needsSignIn ? sync('signedOutHint') : kind === 'offline' ? sync('offlineHint') : null
  return (
    <section className={classes.connection} aria-label={t('connection.title')}>
      <div className={classes.how}>
        <p className={classes.state} role="status">
          <SyncIcon kind={kind} size={20} />
          {text}
        </p>
        <p className={classes.note}>
          {sync('lastContact')}: {status.lastContactAt === null ? sync('never') : formats.dateTime(status.lastContactAt)}
        </p>
        {hint !== null && <p className={classes.note}>{hint}</p>}
        {status.problem !== null && <p className={classes.problem}>{describeProblem(status.problem, sync)}</p>}
        <ClockNote aheadMs={status.clockAheadMs} />
        <div className={classes.actions}>
          {status.needsSignIn && (
            <Button size="xs" onClick={onSignIn}>
              {t('signIn')}
            </Button>
          )}
          <Button size="xs" variant="default" disabled={status.pause === 'everything'} onClick={() => void store.sync.retry()}>
            {sync('tryNow')}
          </Button>
        </div>
      </div>
      <div className={classes.pause}>
        <p className={classes.label} id="sync-pause">
          {t('pause.title')}
        </p>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="sync-pause"
          value={status.pause}
          data={PAUSES.map((pause) => ({ value: pause, label: t(`pause.${pause}`) }))}
          onChange={(pause) => void store.sync.pause(pause as SyncPause)}
        />
        <p className={classes.note}>{t(`pause.hint.${status.pause}`)}</p>
        <MeteredSetting {...status.metered} />
      </div>
    </section>
  )
}

/** Less than this is no worse than clocks are. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

/** Leases and release times go by the hub's clock: whoever reads another one here should know. */
function ClockNote({ aheadMs }: { aheadMs: number }) {
  const t = useTexts('recovery')
  if (Math.abs(aheadMs) <= CLOCK_TOLERANCE_MS) return null
  const minutes = Math.round(Math.abs(aheadMs) / 60_000)
  return (
    <p className={classes.note} role="status">
      {t(aheadMs > 0 ? 'clock.ahead' : 'clock.behind', { count: minutes })}
    </p>
  )
}
