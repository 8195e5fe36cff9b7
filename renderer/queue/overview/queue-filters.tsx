import { Button, Menu, SegmentedControl } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import { useFormats, useTexts } from '../../kit'
import type { QueueSummary } from '../../store'
import { isNarrowed, QUEUE_VIEWS, type QueueSettings, sortOf } from '../queue-settings'
import type { BeforeReleaseView } from '../before-release/use-before-release'
import { OpeningsButton } from '../openings/openings-button'
import classes from './overview.module.css'

/** Stands beside the views of the store: what it shows is no work of one's own. */
const BEFORE_RELEASE = 'before-release' as const

type QueueFiltersProps = {
  settings: QueueSettings
  summary: QueueSummary
  /** How many rows match; null while that isn't known. */
  total: number | null
  /** What only leads have; null for everybody else. */
  release: BeforeReleaseView | null
  onChange: (next: QueueSettings) => void
}

/** Which submissions are shown: the views with their counts, then the filters. */
export function QueueFilters({ settings, summary, total, release, onChange }: QueueFiltersProps) {
  const t = useTexts('queue')
  const lead = useTexts('beforeRelease')
  const formats = useFormats()
  const toggle = (filter: 'dueThisWeek' | 'offlineOnly') => onChange({ ...settings, [filter]: !settings[filter] })
  const viewLabel = (words: string, count: number, asks: boolean) => (
    <span className={classes.viewLabel}>
      {words}{' '}
      <span className={classes.viewCount} data-asks={asks || undefined}>
        {formats.number(count)}
      </span>
    </span>
  )
  return (
    <div className={classes.filters}>
      <SegmentedControl
        aria-label={t('view.label')}
        value={release?.isShown ? BEFORE_RELEASE : settings.view}
        onChange={(view) => (view === BEFORE_RELEASE ? release?.show() : onChange({ ...settings, view }))}
        data={[
          ...QUEUE_VIEWS.map((view) => ({
            value: view,
            label: viewLabel(t(`view.${view}`), summary.counts[view], view === 'needs-me' && summary.counts[view] > 0),
          })),
          ...(release ? [{ value: BEFORE_RELEASE, label: viewLabel(lead('view'), release.decisions.length, release.asks) }] : []),
        ]}
        classNames={{
          root: classes.views ?? '',
          control: classes.view ?? '',
          indicator: classes.viewIndicator ?? '',
          label: classes.viewButton ?? '',
        }}
      />
      {!release?.isShown && (
        <>
          <AchievementFilter settings={settings} summary={summary} onChange={onChange} />
          <Toggle isOn={settings.dueThisWeek} label={t('filter.dueThisWeek')} onClick={() => toggle('dueThisWeek')} />
          <Toggle isOn={settings.offlineOnly} label={t('filter.offlineOnly')} onClick={() => toggle('offlineOnly')} />
        </>
      )}
      <OpeningsButton />
      {!release?.isShown && isNarrowed(settings, '') && (
        <Button
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden="true" />}
          onClick={() => onChange({ ...settings, achievementIds: [], dueThisWeek: false, offlineOnly: false })}
        >
          {t('filter.clear')}
        </Button>
      )}
      {!release?.isShown && (
        <span className={classes.sortedBy}>
          {total !== null && t('shown', { count: total })}
          <span className={classes.sortWords}>{t('sortedBy', { column: t(`sort.${sortOf(settings).by}`) })}</span>
        </span>
      )}
    </div>
  )
}

function Toggle({ isOn, label, onClick }: { isOn: boolean; label: string; onClick: () => void }) {
  return (
    <Button variant={isOn ? 'light' : 'default'} aria-pressed={isOn} onClick={onClick}>
      {label}
    </Button>
  )
}

function AchievementFilter({ settings, summary, onChange }: Omit<QueueFiltersProps, 'total' | 'release'>) {
  const t = useTexts('queue')
  const chosen = settings.achievementIds
  const toggle = (id: string) =>
    onChange({ ...settings, achievementIds: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] })
  return (
    <Menu position="bottom-start" shadow="lg">
      <Menu.Target>
        <Button variant={chosen.length > 0 ? 'light' : 'default'} leftSection={<IconFilter size={15} aria-hidden="true" />}>
          {chosen.length > 0 ? t('filter.achievementSome', { count: chosen.length }) : t('filter.achievement')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {summary.achievements.map(({ id, name }) => (
          <Menu.CheckboxItem key={id} checked={chosen.includes(id)} onChange={() => toggle(id)}>
            {name}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
