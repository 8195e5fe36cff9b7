import { Button, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import type { OperationsToday } from '../../../shared/protocol'
import { EmptyState, IconButton, useFormats, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import type { About } from '../about'
import { AwayDialog, MessageDialog } from '../act'
import { useAchievementName } from '../achievement-name'
import classes from '../operations.module.css'
import { SaveTable } from '../save-table'
import { SortHeader } from '../sort-header'
import { LateArea } from './late-area'
import { listLoads, type Load, PAGE_ROWS } from './load-list'
import { LoadRow } from './load-row'

/** So many people can be found by scrolling; with more there is a search. */
const FEW = 12
const COLUMNS = 10

type Props = {
  figures: OperationsToday
  about: About
  /** What the figures are of, for the name of the file. */
  name: string
}

/** Who has how much to do, who is away, and who may take more. */
export function LoadsCard({ figures, about, name }: Props) {
  const t = useTexts('operations')
  const formats = useFormats()
  const { acting, figures: figureStore } = useStore()
  const isAdmin = figureStore.role() === 'admin'
  const { achievementId, byId, settings, change } = about
  const nameOf = useAchievementName(byId)
  const absences = useStoreQuery(() => acting.absences(), [])
  const [search, setSearch] = useState('')
  const [wantedPage, setPage] = useState(1)
  const [opened, setOpened] = useState<string | null>(null)
  const [asks, setAsks] = useState<{ what: 'message' | 'away'; load: Load } | null>(null)
  const all = listLoads(figures.loads, { achievementId, search: '', sort: settings.loads })
  const found = listLoads(figures.loads, { achievementId, search, sort: settings.loads })
  const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS))
  const page = Math.min(wantedPage, pages)
  const most = Math.max(...all.map(({ open }) => open), 1)
  const sorting = { sort: settings.loads, onSort: (loads: typeof settings.loads) => change({ loads }) }
  const number = { first: 'descending', isNumber: true, ...sorting } as const
  const asTable = () => ({
    header: [
      t('column.name'),
      t('column.open'),
      t('column.begun'),
      t('column.overdue'),
      t('column.pace'),
      ...(isAdmin ? [t('column.awayFrom'), t('column.awayUntil')] : []),
      t('column.mayTake'),
    ],
    rows: found.map(({ name, open, begun, overdue, handedInLately, away, mayTake }) => [
      name,
      open,
      begun,
      overdue,
      handedInLately,
      ...(isAdmin ? [away?.from ?? null, away?.until ?? null] : []),
      mayTake.map(nameOf).join('; '),
    ]),
  })
  const close = () => setAsks(null)
  const dialog = { onDone: close, onClose: close }
  const seen = figures.achievements.length
  return (
    <section className={classes.card} aria-label={t('loads.title')}>
      <div className={classes.cardHead}>
        <h2>{t('loads.title')}</h2>
        <span className={classes.aside} role="status">
          {t('loads.count', { count: found.length, number: formats.number(found.length) })}
          {achievementId !== null && `: ${t('loads.ofAll')}`}
        </span>
        <span className={classes.spring} />
        <SaveTable name={`${name} ${figures.today}`} title={t('loads.title')} table={asTable} />
        {all.length > FEW && (
          <TextInput
            size="xs"
            aria-label={t('loads.search')}
            placeholder={t('loads.search')}
            value={search}
            onChange={(event) => {
              setPage(1)
              setSearch(event.currentTarget.value)
            }}
          />
        )}
      </div>
      {found.length === 0 ? (
        <EmptyState
          title={t(search === '' ? 'loads.none' : 'loads.noMatch')}
          hint={t(search === '' ? 'loads.noneHint' : 'loads.noMatchHint')}
          actions={
            search !== '' && (
              <Button variant="default" onClick={() => setSearch('')}>
                {t('loads.clear')}
              </Button>
            )
          }
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className={classes.scroll} aria-label={t('loads.table')} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">
                  <span className={classes.hidden}>{t('loads.open')}</span>
                </th>
                <SortHeader by="name" label={t('column.name')} {...sorting} />
                <SortHeader by="open" label={t('column.open')} {...number} />
                <th scope="col">
                  <span className={classes.hidden}>{t('column.openBar')}</span>
                </th>
                <SortHeader by="begun" label={t('column.begun')} {...number} />
                <SortHeader by="overdue" label={t('column.overdue')} {...number} />
                <SortHeader by="pace" label={t('column.pace')} {...number} />
                {isAdmin && <SortHeader by="away" label={t('column.away')} first="descending" {...sorting} />}
                <SortHeader by="mayTake" label={t('column.mayTake')} first="descending" {...sorting} />
                <th scope="col">
                  <span className={classes.hidden}>{t('column.act')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS).map((load) => (
                <Fragment key={load.personId}>
                  <LoadRow
                    load={load}
                    most={most}
                    seen={seen}
                    today={figures.today}
                    nameOf={nameOf}
                    isOpened={opened === load.personId && load.open > 0}
                    onOpen={(isOpen) => setOpened(isOpen ? load.personId : null)}
                    onMessage={() => setAsks({ what: 'message', load })}
                    onAway={isAdmin ? () => setAsks({ what: 'away', load }) : null}
                  />
                  {opened === load.personId && load.open > 0 && (
                    <tr className={classes.opened}>
                      <td colSpan={isAdmin ? COLUMNS : COLUMNS - 1}>
                        <LateArea figures={figures} about={about} holder={load} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <div className={classes.foot}>
        {found.length > 0 && (
          <ul className={classes.legend} aria-label={t('loads.legend')}>
            <li>
              <span className={classes.swatch} data-part="working" aria-hidden="true" />
              {t('column.begun')}
            </li>
            <li>
              <span className={classes.swatch} data-part="waiting" aria-hidden="true" />
              {t('loads.notBegun')}
            </li>
          </ul>
        )}
        <span className={classes.spring} />
        {pages > 1 && (
          <>
            <IconButton
              label={t('loads.previous')}
              size="md"
              icon={<IconChevronLeft size={16} className={classes.onward ?? ''} />}
              disabled={page === 1}
              onClick={() => setPage(page - 1)}
            />
            <span className={classes.aside} role="status">
              {t('loads.page', { page, pages })}
            </span>
            <IconButton
              label={t('loads.next')}
              size="md"
              icon={<IconChevronRight size={16} className={classes.onward ?? ''} />}
              disabled={page === pages}
              onClick={() => setPage(page + 1)}
            />
          </>
        )}
      </div>
      {asks?.what === 'message' && (
        <MessageDialog
          to={[asks.load]}
          about={{ achievement: null, of: () => ({ count: asks.load.open, date: null }) }}
          {...dialog}
        />
      )}
      {asks?.what === 'away' && (
        <AwayDialog
          whom={asks.load}
          open={asks.load.open}
          absence={
            absences?.find(
              ({ personId, until }) => personId === asks.load.personId && (until === null || until >= figures.today),
            ) ?? null
          }
          today={figures.today}
          {...dialog}
        />
      )}
    </section>
  )
}
