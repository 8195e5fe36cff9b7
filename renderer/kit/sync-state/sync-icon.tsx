import { IconAlertTriangle, IconCloudCheck, IconCloudDownload, IconCloudOff } from '@tabler/icons-react'
import type { SyncSummary } from './describe-sync'
import classes from './sync-state.module.css'

const ICONS = { fine: IconCloudCheck, busy: IconCloudDownload, offline: IconCloudOff, attention: IconAlertTriangle }

/** The cloud that stands for the connection; the words beside it or its button's name say the same. */
export function SyncIcon({ kind, size = 18 }: { kind: SyncSummary['kind']; size?: number }) {
  const Icon = ICONS[kind]
  return <Icon size={size} stroke={1.7} className={classes.icon} data-kind={kind} aria-hidden="true" />
}
