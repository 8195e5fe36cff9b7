import { Tooltip, useMantineColorScheme } from '@mantine/core'
import {
  IconChartAreaLine,
  IconDeviceDesktop,
  IconFileCertificate,
  IconInbox,
  IconMoon,
  IconRubberStamp,
  IconScale,
  IconSettings,
  IconSun,
  type TablerIcon,
} from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { useFormats, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import { Hallmark } from '../boot/hallmark'
import classes from './rail.module.css'
import { SyncPopover } from './sync-popover'
import { useHasCalibration } from './use-has-calibration'

/** The rail at the start of the window: where one can go, and where sync stands. */
export function Rail() {
  const t = useTexts('app')
  const { queue, figures } = useStore()
  const hasCalibration = useHasCalibration()
  const summary = useStoreQuery(() => queue.summary(), [])
  const toAssess = summary?.counts['to-assess'] ?? 0
  const needsMe = summary?.counts['needs-me'] ?? 0
  const words = toAssess > 0 ? t('nav.queueCount', { count: toAssess }) : t('nav.queue')
  return (
    <nav className={classes.rail} aria-label={t('navigation')}>
      <Link href="/queue" className={classes.mark} aria-label={t('name')}>
        <Hallmark size={33} />
      </Link>
      <Place
        href="/queue"
        label={needsMe > 0 ? t('nav.queueAsks', { queue: words, count: needsMe }) : words}
        icon={IconInbox}
        count={toAssess}
        asks={needsMe > 0}
        alsoAt="/desk/"
      />
      {hasCalibration && <Place href="/calibration" label={t('nav.calibration')} icon={IconScale} />}
      {figures.role() !== null && <Place href="/operations" label={t('nav.operations')} icon={IconChartAreaLine} />}
      <Place href="/badges" label={t('nav.badges')} icon={IconRubberStamp} />
      <Place href="/verify" label={t('nav.verify')} icon={IconFileCertificate} />
      <div className={classes.spring} />
      <SyncPopover className={classes.place ?? ''} />
      <SchemeButton />
      <Place href="/settings" label={t('nav.settings')} icon={IconSettings} />
    </nav>
  )
}

type PlaceProps = {
  href: string
  label: string
  icon: TablerIcon
  /** Shown as a small number; 0 shows none. */
  count?: number
  /** Something there waits for a decision. */
  asks?: boolean
  /** Addresses that begin like this belong to it too. */
  alsoAt?: string
}

const MOST_COUNTED = 99

function Place({ href, label, icon: Icon, count = 0, asks = false, alsoAt }: PlaceProps) {
  const [path] = useLocation()
  const formats = useFormats()
  const isHere = path === href || path.startsWith(`${href}/`) || (alsoAt !== undefined && path.startsWith(alsoAt))
  return (
    <Tooltip label={label} position="right">
      <Link href={href} className={classes.place} aria-label={label} aria-current={isHere ? 'page' : undefined}>
        <Icon size={20} stroke={1.7} aria-hidden="true" />
        {(count > 0 || asks) && (
          <span className={classes.count} data-asks={asks || undefined} aria-hidden="true">
            {count > MOST_COUNTED ? `${formats.number(MOST_COUNTED)}+` : count > 0 ? formats.number(count) : '!'}
          </span>
        )}
      </Link>
    </Tooltip>
  )
}

const SCHEMES = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop }
const NEXT_SCHEME = { light: 'dark', dark: 'auto', auto: 'light' } as const

/** Goes round light, dark and the system's own. */
function SchemeButton() {
  const t = useTexts('app')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Icon = SCHEMES[colorScheme]
  const label = t(`nav.scheme.${colorScheme}`)
  return (
    <Tooltip label={label} position="right">
      <button type="button" className={classes.place} aria-label={label} onClick={() => setColorScheme(NEXT_SCHEME[colorScheme])}>
        <Icon size={19} stroke={1.7} aria-hidden="true" />
      </button>
    </Tooltip>
  )
}
