import { Button, Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChartLine } from '@tabler/icons-react'
import { Link } from 'wouter'
import { isQualifiedOn } from '../../../shared/domain'
import { useTexts } from '../../kit'
import type { RosterEntry } from '../../store'
import setup from '../setup/setup.module.css'
import panel from './panel.module.css'
import { keyOf, PAGE_ROWS, type RosterRow, type RosterSettings, type SortColumn } from './roster-list'
import { AskedWords, GivenWords, StandingWords, UntilWords } from './standing-words'

type Props = {
  /** All that the filters leave. */
  rows: readonly RosterRow[]
  /** Index of the first one that is on this page. */
  from: number
  /** Calendar date in the provider's zone. */
  today: string
  sort: RosterSettings['sort']
  chosen: ReadonlySet<string>
  onSort(sort: RosterSettings['sort']): void
  onChoose(chosen: ReadonlySet<string>): void
  onGive(entry: RosterEntry): void
  onEnd(entry: RosterEntry): void
}

/** A page of the roster: each assessor and achievement with how they stand to it, since when and by which, and what can be done. */
export function RosterTable({ rows, from, today, sort, chosen, onSort, onChoose, onGive, onEnd }: Props) {
  const t = useTexts('panel')
  const choosable = rows.filter(({ entry }) => !entry.isMe).map(({ entry }) => keyOf(entry))
  const isAll = choosable.length > 0 && choosable.every((key) => chosen.has(key))
  const toggle = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    onChoose(next)
  }
  const header = (by: SortColumn) => <SortHeader by={by} sort={sort} onSort={onSort} />
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={`${setup.scroll} ${panel.scroll}`} aria-label={t('title')} tabIndex={0}>
        <table className={`${setup.table} ${panel.table}`}>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  size="xs"
                  checked={isAll}
                  indeterminate={!isAll && choosable.some((key) => chosen.has(key))}
                  aria-label={t('chooseAll', { count: choosable.length })}
                  onChange={() => onChoose(isAll ? new Set() : new Set(choosable))}
                />
              </th>
              {header('person')}
              {header('achievement')}
              {header('state')}
              {header('until')}
              <th scope="col">{t('column.by')}</th>
              <th scope="col">{t('column.act')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(from, from + PAGE_ROWS).map((row) => (
              <Row
                key={keyOf(row.entry)}
                row={row}
                today={today}
                isChosen={chosen.has(keyOf(row.entry))}
                onToggle={() => toggle(keyOf(row.entry))}
                onGive={onGive}
                onEnd={onEnd}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function SortHeader({ by, sort, onSort }: Pick<Props, 'sort' | 'onSort'> & { by: SortColumn }) {
  const t = useTexts('panel')
  const isSorted = sort.by === by
  const Icon = sort.direction === 'ascending' ? IconArrowUp : IconArrowDown
  const direction = isSorted && sort.direction === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={isSorted ? sort.direction : 'none'}>
      <button type="button" className={panel.sort} onClick={() => onSort({ by, direction })}>
        {t(`column.${by}`)}
        {isSorted && <Icon size={13} aria-hidden="true" />}
      </button>
    </th>
  )
}

type RowProps = Pick<Props, 'today' | 'onGive' | 'onEnd'> & { row: RosterRow; isChosen: boolean; onToggle(): void }

function Row({ row: { entry, standing }, today, isChosen, onToggle, onGive, onEnd }: RowProps) {
  const t = useTexts('panel')
  const { person, achievement, qualification, isMe, personId, achievementId } = entry
  const who = { name: person.name, achievement: achievement.name }
  const isQualified = qualification !== null && isQualifiedOn(qualification, today)
  return (
    <tr data-chosen={isChosen || undefined}>
      <td>{!isMe && <Checkbox size="xs" checked={isChosen} aria-label={t('choose', who)} onChange={onToggle} />}</td>
      <th scope="row">
        {person.name}
        {isMe && <span className={panel.aside}> {t('me')}</span>}
      </th>
      <td>{achievement.name}</td>
      <td>
        <StandingWords entry={entry} standing={standing} />
        <AskedWords entry={entry} />
      </td>
      <td>
        <UntilWords standing={standing} today={today} />
      </td>
      <td className={panel.by}>
        <GivenWords entry={entry} />
      </td>
      <td>
        <span className={panel.acts}>
          {!isMe && (
            <Button
              size="compact-xs"
              variant="light"
              aria-label={t(isQualified ? 'give.extendOne' : 'give.one', who)}
              onClick={() => onGive(entry)}
            >
              {t(isQualified ? 'give.extend' : 'give.short')}
            </Button>
          )}
          {!isMe && isQualified && (
            <Button size="compact-xs" variant="default" aria-label={t('end.one', who)} onClick={() => onEnd(entry)}>
              {t('end.short')}
            </Button>
          )}
          <Button
            component={Link}
            href={`/calibration/panel/${personId}/${achievementId}`}
            size="compact-xs"
            variant="default"
            aria-label={t('drift.open', who)}
            leftSection={<IconChartLine size={13} />}
          >
            {t('drift.short')}
          </Button>
        </span>
      </td>
    </tr>
  )
}
