import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { OperationsToday } from '../../../shared/protocol'
import { Chip, EmptyState, IconButton, useFormats, useTexts } from '../../kit'
import type { ActingAsked } from '../../store'
import type { About } from '../about'
import { useAchievementName } from '../achievement-name'
import classes from '../operations.module.css'
import { SaveTable } from '../save-table'
import { SortHeader } from '../sort-header'
import { AchievementMenu } from './achievement-menu'
import { LateArea } from './late-area'
import { useWaiting } from './use-waiting'
import { WaitsBar, WaitsLegend } from './waits-bar'
import { listWaiting, sortWaiting, WAITS, type WaitingRow } from './waiting'

/** So many achievements are shown before somebody asks for all. */
const FEW = 12
const COLUMNS = 9

type Props = {
  figures: OperationsToday
  about: About
  /** What the figures are of, for the name of the file. */
  name: string
}

/** Each achievement with what of it is late or about to be: where that waits, since when and why; opened, one by one. */
export function WaitingCard({ figures, about, name }: Props) {
  const t = useTexts('operations')
  const formats = useFormats()
  const { achievementId, byId, settings, change } = about
  const nameOf = useAchievementName(byId)
  const waiting = useWaiting()
  const [opened, setOpened] = useState<string | null>(null)
  const [showsAll, setShowsAll] = useState(false)
  const whyOf = ({ why }: WaitingRow) => (why === null ? '' : t(`reason.${why.reason}`))
  const rows = sortWaiting(listWaiting(figures, achievementId), settings.waits, nameOf, whyOf)
  const count = rows.reduce((sum, { late, soon }) => sum + late + soon, 0)
  const most = Math.max(...rows.map(({ late, soon }) => late + soon), 1)
  const shown = showsAll ? rows : rows.filter((row, at) => at < FEW || row.achievementId === opened)
  const asTable = () => ({
    header: [
      t('column.achievement'),
      t('column.openNow'),
      t('column.late'),
      t('column.soon'),
      ...WAITS.map((wait) => t(`waits.${wait}`)),
      t('column.oldestDays'),
      t('column.why'),
      t('column.promise'),
      t('column.assessors'),
    ],
    rows: rows.map((row) => [
      nameOf(row.achievementId),
      row.open,
      row.late,
      row.soon,
      ...WAITS.map((wait) => row.waits[wait]),
      row.oldestDays,
      whyOf(row),
      row.promiseWorkingDays,
      row.assessors,
    ]),
  })
  const sorting = { sort: settings.waits, onSort: (waits: typeof settings.waits) => change({ waits }) }
  return (
    <section className={classes.card} aria-label={t('late.title')}>
      <div className={classes.cardHead}>
        <h2>{t('late.title')}</h2>
        <span className={classes.aside}>{t('late.count', { count, number: formats.number(count) })}</span>
        <span className={classes.spring} />
        <SaveTable name={`${name} ${figures.today}`} title={t('late.title')} table={asTable} />
        {count > 0 && achievementId === null && rows.length > 1 && (
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={opened === ''}
            onClick={() => setOpened(opened === '' ? null : '')}
          >
            {t(opened === '' ? 'late.hideAll' : 'late.showAll')}
          </Button>
        )}
      </div>
      {opened === '' && <LateArea key="" figures={figures} about={{ ...about, achievementId: null }} />}
      {rows.length === 0 ? (
        <EmptyState title={t('late.noAchievements')} hint={t('late.noAchievementsHint')} />
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <section className={classes.scroll} aria-label={t('late.table')} tabIndex={0}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">
                    <span className={classes.hidden}>{t('late.open')}</span>
                  </th>
                  <SortHeader by="achievement" label={t('column.achievement')} {...sorting} />
                  <th scope="col" data-number>
                    {t('column.openNow')}
                  </th>
                  <th scope="col" data-number>
                    {t('column.late')}
                  </th>
                  <th scope="col" data-number>
                    {t('column.soon')}
                  </th>
                  <SortHeader by="waits" label={t('column.waits')} first="descending" {...sorting} />
                  <SortHeader by="oldest" label={t('column.oldest')} first="descending" isNumber {...sorting} />
                  <SortHeader by="why" label={t('column.why')} {...sorting} />
                  <th scope="col">
                    <span className={classes.hidden}>{t('column.act')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <AchievementRow
                    key={row.achievementId}
                    row={row}
                    most={most}
                    name={nameOf(row.achievementId)}
                    figures={figures}
                    about={about}
                    asked={waiting.achievements.get(row.achievementId) ?? []}
                    isOpened={opened === row.achievementId}
                    onOpen={(isOpen) => setOpened(isOpen ? row.achievementId : null)}
                  />
                ))}
              </tbody>
            </table>
          </section>
          <div className={classes.foot}>
            <WaitsLegend />
            <span className={classes.spring} />
            {rows.length > shown.length && (
              <Button size="compact-sm" variant="subtle" onClick={() => setShowsAll(true)}>
                {t('late.moreAchievements', { count: rows.length - shown.length })}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  )
}

type RowProps = {
  row: WaitingRow
  most: number
  name: string
  figures: OperationsToday
  about: About
  /** What was asked for about it, and the hub hasn't heard of yet. */
  asked: readonly ActingAsked['wish']['type'][]
  isOpened: boolean
  onOpen(isOpen: boolean): void
}

function AchievementRow({ row, most, name, figures, about, asked, isOpened, onOpen }: RowProps) {
  const t = useTexts('operations')
  const formats = useFormats()
  const sync = useTexts('sync')
  const achievement = about.byId.get(row.achievementId)
  const waits = [...new Set(asked)]
  const hasLate = row.late + row.soon > 0
  // What was opened and has nothing late any more closes by itself.
  const isShown = isOpened && hasLate
  return (
    <>
      <tr>
        <td>
          {hasLate && (
            <IconButton
              label={t(isShown ? 'late.closeOne' : 'late.openOne', { name })}
              aria-expanded={isShown}
              size="sm"
              icon={isShown ? <IconChevronDown size={15} /> : <IconChevronRight size={15} className={classes.onward ?? ''} />}
              onClick={() => onOpen(!isShown)}
            />
          )}
        </td>
        <th scope="row">
          {name}{' '}
          {achievement?.pausedIntake && (
            <Chip tone="brass">
              {achievement.pausedIntake.until === null
                ? t('late.paused')
                : t('late.pausedUntil', { date: formats.calendarDate(achievement.pausedIntake.until) })}
            </Chip>
          )}
          {waits.map((type) => (
            <Chip key={type}>{t('late.waits', { what: sync(`command.${type}`) })}</Chip>
          ))}
          <span className={classes.under}>
            {t('late.promise', { count: row.promiseWorkingDays })} {t('late.assessors', { count: row.assessors })}
          </span>
        </th>
        <td data-number>{formats.number(row.open)}</td>
        <td data-number>{formats.number(row.late)}</td>
        <td data-number>{formats.number(row.soon)}</td>
        <td className={classes.wide}>
          <WaitsBar row={row} most={most} />
        </td>
        <td data-number>{row.oldestDays === null ? '–' : t('days', { count: row.oldestDays })}</td>
        <td>
          {row.why === null
            ? '–'
            : t('late.why', { reason: t(`reason.${row.why.reason}`), count: formats.number(row.why.count) })}
        </td>
        <td className={classes.acts}>
          {achievement && <AchievementMenu achievement={achievement} promise={row.promiseWorkingDays} figures={figures} />}
        </td>
      </tr>
      {isShown && (
        <tr className={classes.opened}>
          <td colSpan={COLUMNS}>
            <LateArea figures={figures} about={{ ...about, achievementId: row.achievementId }} />
          </td>
        </tr>
      )}
    </>
  )
}
