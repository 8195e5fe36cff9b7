import { Button, Menu, SegmentedControl } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import { useFormats, useTexts } from '../../kit'
import type { QueueSummary } from '../../store'
import { isNarrowed, QUEUE_VIEWS, type QueueSettings, sortOf } from '../queue-settings'
import classes from './overview.module.css'

type QueueFiltersProps = {
  settings: QueueSettings
  summary: QueueSummary
  /** How many rows match; null while that isn't known. */
  total: number | null
  onChange: (next: QueueSettings) => void
}

/** Which submissions are shown: the views with their counts, then the filters. */
export function QueueFilters({ settings, summary, total, onChange }: QueueFiltersProps) {
  const t = useTexts('queue')
  const formats = useFormats()
  const toggle = (filter: 'dueThisWeek' | 'offlineOnly') => onChange({ ...settings, [filter]: !settings[filter] })
  return (
    <div className={classes.filters}>
      <SegmentedControl
        aria-label={t('view.label')}
        value={settings.view}
        onChange={(view) => onChange({ ...settings, view })}
        data={QUEUE_VIEWS.map((view) => ({
          value: view,
          label: (
            <span className={classes.viewLabel}>
              {t(`view.${view}`)} <span className={classes.viewCount}>{formats.number(summary.counts[view])}</span>
            </span>
          ),
        }))}
        classNames={{ root: classes.views ?? '', indicator: classes.viewIndicator ?? '', label: classes.viewButton ?? '' }}
      />
      <AchievementFilter settings={settings} summary={summary} onChange={onChange} />
      <Toggle isOn={settings.dueThisWeek} label={t('filter.dueThisWeek')} onClick={() => toggle('dueThisWeek')} />
      <Toggle isOn={settings.offlineOnly} label={t('filter.offlineOnly')} onClick={() => toggle('offlineOnly')} />
      {isNarrowed(settings, '') && (
        <Button
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden="true" />}
          onClick={() => onChange({ ...settings, achievementIds: [], dueThisWeek: false, offlineOnly: false })}
        >
          {t('filter.clear')}
        </Button>
      )}
      <span className={classes.sortedBy}>
        {total !== null && t('shown', { count: total })}
        <span className={classes.sortWords}>{t('sortedBy', { column: t(`sort.${sortOf(settings).by}`) })}</span>
      </span>
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

function AchievementFilter({ settings, summary, onChange }: Omit<QueueFiltersProps, 'total'>) {
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
