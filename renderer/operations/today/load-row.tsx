import { Menu } from '@mantine/core'
import { IconCalendarOff, IconChevronDown, IconChevronRight, IconDots, IconMail } from '@tabler/icons-react'
import { Chip, IconButton, useFormats, useTexts } from '../../kit'
import classes from '../operations.module.css'
import type { Load } from './load-list'

type Props = {
  load: Load
  /** The most that anybody has, which is as long as a bar gets. */
  most: number
  /** How many achievements there are to see. */
  seen: number
  /** Calendar date where the provider is. */
  today: string
  nameOf(achievementId: string): string
  /** Whether what they have is shown under it, one by one. */
  isOpened: boolean
  onOpen(isOpen: boolean): void
  onMessage(): void
  /** Null: not theirs to know nor to say who looks at it. */
  onAway: (() => void) | null
}

/** Somebody who assesses, with what they have and handed in, and what can be done about it. */
export function LoadRow({ load, most, seen, today, nameOf, isOpened, onOpen, onMessage, onAway }: Props) {
  const t = useTexts('operations')
  const formats = useFormats()
  const { name, open, begun, overdue, handedInLately, away, mayTake } = load
  const [only] = mayTake
  return (
    <tr>
      <td>
        {open > 0 && (
          <IconButton
            label={t(isOpened ? 'loads.closeOne' : 'loads.openOne', { name })}
            aria-expanded={isOpened}
            size="sm"
            icon={isOpened ? <IconChevronDown size={15} /> : <IconChevronRight size={15} className={classes.onward ?? ''} />}
            onClick={() => onOpen(!isOpened)}
          />
        )}
      </td>
      <th scope="row">{name}</th>
      <td data-number>{formats.number(open)}</td>
      <td className={classes.wide}>
        <div className={classes.bar} aria-hidden="true">
          {begun > 0 && <span data-part="working" style={{ width: `${(100 * begun) / most}%` }} />}
          {open > begun && <span data-part="waiting" style={{ width: `${(100 * (open - begun)) / most}%` }} />}
        </div>
      </td>
      <td data-number>{formats.number(begun)}</td>
      <td data-number data-late={overdue > 0 || undefined}>
        {formats.number(overdue)}
      </td>
      <td data-number>{formats.number(handedInLately)}</td>
      {onAway && <td>{away === null ? t('loads.here') : <Away away={away} today={today} />}</td>}
      <td title={mayTake.length > 1 ? formats.list(mayTake.map(nameOf)) : undefined}>
        {mayTake.length === 1 && only !== undefined ? nameOf(only) : t('loads.takes', { count: mayTake.length, of: seen })}
      </td>
      <td className={classes.acts}>
        <Menu position="bottom-end" shadow="md" withinPortal withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <IconButton label={t('actsOn', { name })} size="sm" icon={<IconDots size={16} />} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconMail size={15} />} onClick={onMessage}>
              {t('act.messageTo')}
            </Menu.Item>
            {onAway && (
              <Menu.Item leftSection={<IconCalendarOff size={15} />} onClick={onAway}>
                {t('act.setAway')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  )
}

function Away({ away, today }: { away: NonNullable<Load['away']>; today: string }) {
  const t = useTexts('operations')
  const formats = useFormats()
  if (away.from > today) return <Chip>{t('loads.awayFrom', { date: formats.calendarDate(away.from) })}</Chip>
  if (away.until === null) return <Chip tone="brass">{t('loads.awayOpen')}</Chip>
  return <Chip tone="brass">{t('loads.awayUntil', { date: formats.calendarDate(away.until) })}</Chip>
}
