import type { SyncStatus } from '../../store'
import { useFormats, useNow } from '../formats'
import { useTexts } from '../texts'
import { describeSync } from './describe-sync'
import { SyncIcon } from './sync-icon'
import classes from './sync-state.module.css'

/** Where sync stands, in one line: for a screen's header. */
export function SyncLine({ status }: { status: SyncStatus }) {
  const t = useTexts('sync')
  const formats = useFormats()
  const now = useNow()
  const summary = describeSync(status, t, formats, now)
  return (
    <span className={classes.line} data-kind={summary.kind}>
      <SyncIcon kind={summary.kind} size={16} />
      {summary.text}
    </span>
  )
}
