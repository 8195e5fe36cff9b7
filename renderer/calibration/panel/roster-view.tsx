import { Button, Select, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { isQualifiedOn } from '../../../shared/domain'
import { bindKeys, EmptyState, IconButton, useFormats, useHubNow, useShortcuts, useTexts } from '../../kit'
import type { RosterEntry } from '../../store'
import classes from '../calibration.module.css'
import { EndDialog } from './end-dialog'
import { GiveDialog } from './give-dialog'
import panel from './panel.module.css'
import { PANEL_KEYS } from './panel-keys'
import { DEFAULT_ROSTER, keyOf, listRoster, PAGE_ROWS, type RosterSettings, SHOWS } from './roster-list'
import { RosterTable } from './roster-table'

type Props = {
  entries: readonly RosterEntry[]
  settings: RosterSettings
  onSettings(next: RosterSettings): void
}

/** The roster as it is filtered and sorted, a page at a time, with what can be done for those that are chosen. */
export function RosterView({ entries, settings, onSettings }: Props) {
  const t = useTexts('panel')
  const formats = useFormats()
  const today = formats.today(useHubNow(60))
  const [, go] = useLocation()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [wantedPage, setPage] = useState(1)
  const [asks, setAsks] = useState<{ wish: 'give' | 'end'; about: RosterEntry[] } | null>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const achievements = [...new Map(entries.map(({ achievement }) => [achievement.id, achievement.name]))]
  const known = achievements.some(([id]) => id === settings.achievementId)
  const shownSettings = known ? settings : { ...settings, achievementId: null }
  const rows = listRoster(entries, shownSettings, search, today)
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS))
  const page = Math.min(wantedPage, pages)
  // What the filters hide isn't acted upon.
  const about = rows.map(({ entry }) => entry).filter((entry) => !entry.isMe && chosen.has(keyOf(entry)))
  const endable = about.filter(({ qualification }) => qualification !== null && isQualifiedOn(qualification, today))
  const change = (next: Partial<RosterSettings>) => {
    setPage(1)
    onSettings({ ...shownSettings, ...next })
  }
  const close = () => setAsks(null)
  const done = () => {
    setChosen(new Set())
    close()
  }
  useShortcuts(
    bindKeys(PANEL_KEYS, t, {
      'panel.search': () => searchField.current?.focus(),
      'panel.back': () => go('/calibration'),
      ...(about.length > 0 && { 'panel.give': () => setAsks({ wish: 'give', about }) }),
      ...(endable.length > 0 && { 'panel.end': () => setAsks({ wish: 'end', about: endable }) }),
      ...(page < pages && { 'panel.next': () => setPage(page + 1) }),
      ...(page > 1 && { 'panel.previous': () => setPage(page - 1) }),
    }),
  )
  return (
    <>
      <p className={classes.note}>{t('intro')}</p>
      <div className={panel.tools}>
        <TextInput
          ref={searchField}
          label={t('search')}
          value={search}
          onChange={(event) => {
            setPage(1)
            setSearch(event.currentTarget.value)
          }}
        />
        <Select
          label={t('achievement')}
          data={[{ value: '', label: t('everyAchievement') }, ...achievements.map(([value, label]) => ({ value, label }))]}
          value={shownSettings.achievementId ?? ''}
          allowDeselect={false}
          onChange={(value) => change({ achievementId: value === '' ? null : value })}
        />
        <Select
          label={t('shown')}
          data={SHOWS.map((value) => ({ value, label: t(`show.${value}`) }))}
          value={settings.show}
          allowDeselect={false}
          onChange={(value) => change({ show: SHOWS.find((one) => one === value) ?? 'all' })}
        />
        <span className={panel.count} role="status">
          {t('count', { count: rows.length })}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t('noMatch')}
          hint={t('noMatchHint')}
          actions={
            <Button
              variant="default"
              onClick={() => {
                setSearch('')
                change(DEFAULT_ROSTER)
              }}
            >
              {t('clear')}
            </Button>
          }
        />
      ) : (
        <RosterTable
          rows={rows}
          from={(page - 1) * PAGE_ROWS}
          today={today}
          sort={settings.sort}
          chosen={chosen}
          onSort={(sort) => change({ sort })}
          onChoose={setChosen}
          onGive={(entry) => setAsks({ wish: 'give', about: [entry] })}
          onEnd={(entry) => setAsks({ wish: 'end', about: [entry] })}
        />
      )}
      <div className={panel.foot}>
        <span className={classes.note}>{t('chosen', { count: about.length })}</span>
        <Button size="xs" disabled={about.length === 0} onClick={() => setAsks({ wish: 'give', about })}>
          {t('give.many')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={endable.length === 0}
          onClick={() => setAsks({ wish: 'end', about: endable })}
        >
          {t('end.many')}
        </Button>
        <span className={classes.spring} />
        {pages > 1 && (
          <>
            <IconButton
              label={t('keys.previous')}
              size="md"
              icon={<IconChevronLeft size={16} />}
              disabled={page === 1}
              onClick={() => setPage(page - 1)}
            />
            <span className={classes.note} role="status">
              {t('page', { page, pages })}
            </span>
            <IconButton
              label={t('keys.next')}
              size="md"
              icon={<IconChevronRight size={16} />}
              disabled={page === pages}
              onClick={() => setPage(page + 1)}
            />
          </>
        )}
      </div>
      {asks?.wish === 'give' && <GiveDialog about={asks.about} today={today} onDone={done} onClose={close} />}
      {asks?.wish === 'end' && <EndDialog about={asks.about} onDone={done} onClose={close} />}
    </>
  )
}
