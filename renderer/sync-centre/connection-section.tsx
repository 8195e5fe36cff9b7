import { Anchor, Button, SegmentedControl } from '@mantine/core'
import { describeClock, describeProblem, describeSync, SyncIcon, TryNow, useFormats, useNow, useTexts } from '../kit'
import { type SyncPause, type SyncStatus, useStore, useStoreQuery } from '../store'
import classes from './connection.module.css'
import { MeteredSetting } from './metered-setting'

const PAUSES: readonly SyncPause[] = ['none', 'fetching', 'everything']

/** How things stand with the hub, and what sync may do. */
export function ConnectionSection({ onSignIn, onDevices }: { onSignIn: () => void; onDevices: () => void }) {
  const t = useTexts('centre')
  const sync = useTexts('sync')
  const formats = useFormats()
  const now = useNow()
  const store = useStore()
  const status = useStoreQuery(() => store.sync.status(), [])
  if (status === undefined) return <div className={classes.connection} data-empty />
  const { kind, text } = describeSync(status, sync, formats, now)
  // What a pause means stands beside its switch.
  const isAway = kind === 'offline' && status.pause !== 'everything'
  const hint = status.needsSignIn ? sync('signedOutHint') : isAway ? sync('offlineHint') : null
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
        <ClockNote status={status} />
        <TravelNote onDevices={onDevices} />
        <div className={classes.actions}>
          {status.needsSignIn && (
            <Button size="xs" onClick={onSignIn}>
              {t('signIn')}
            </Button>
          )}
          <TryNow size="xs" status={status} />
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

/** That there are drafts elsewhere which this machine doesn't show. */
function TravelNote({ onDevices }: { onDevices: () => void }) {
  const t = useTexts('centre')
  const { travel } = useStore()
  const status = useStoreQuery(() => travel.status(), [])
  if (status === undefined || status.state !== 'off' || !status.isOnElsewhere) return null
  return (
    <p className={classes.note} role="status">
      {t('travel.elsewhere')}{' '}
      <Anchor component="button" type="button" inherit onClick={onDevices}>
        {t('travel.enter')}
      </Anchor>
    </p>
  )
}

/** Leases and release times go by the hub's clock: whoever reads another one here should know. */
function ClockNote({ status }: { status: SyncStatus }) {
  const words = describeClock(status, useTexts('recovery'))
  if (words === null) return null
  return (
    <p className={classes.note} role="status">
      {words}
    </p>
  )
}
