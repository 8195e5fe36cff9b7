import { Button, Select, Tabs, Tooltip } from '@mantine/core'
import { IconChartHistogram } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link, Redirect } from 'wouter'
import type { Achievement } from '../../shared/domain'
import { bindKeys, EmptyState, LoadingState, useFormats, useShortcuts, useTexts } from '../kit'
import { useStore, useStoreQuery } from '../store'
import { RefusedActs, WaitingActs } from './act'
import { AlertsTab } from './alerts'
import { useCalendarWords } from './calendar-words'
import { AsOf } from './figures/figure-state'
import { useFigure } from './figures/use-figure'
import { FlowPanel } from './flow-panel'
import { ForecastPanel } from './forecast-panel'
import classes from './operations.module.css'
import { OPERATIONS_KEYS } from './operations-keys'
import { PeriodSelect } from './period-select'
import { ReportMenu } from './report'
import { type OperationsSettings, TABS, type Tab } from './settings'
import { TodayTab } from './today/today-tab'
import { TurnaroundTab } from './turnaround/turnaround-tab'
import { useOperationsSettings } from './use-operations-settings'

type Props = {
  /** Which part the address names; undefined: the one that was looked at last. */
  tab: string | undefined
  onTab(tab: Tab): void
}

/** How work stands and stood, what will be late and why, and what to do about it. For those who lead. */
export function OperationsPage({ tab, onTab }: Props) {
  const { figures } = useStore()
  const [settings, change] = useOperationsSettings()
  const achievements = useStoreQuery(() => figures.achievements(), [])
  const role = figures.role()
  if (role === null) return <NotForThem />
  if (settings === null || achievements === undefined) return <LoadingState rows={6} />
  const tabs = tabsFor(role)
  const shown = tabs.find((one) => one === tab)
  const kept = tabs.find((one) => one === settings.tab) ?? 'today'
  if (shown === undefined) return <Redirect to={`/operations/${kept}`} replace />
  const go = (next: Tab) => {
    change({ tab: next })
    onTab(next)
  }
  return <Operations shown={shown} tabs={tabs} settings={settings} change={change} achievements={achievements} go={go} />
}

/** Rules and what they tell are for admins. */
function tabsFor(role: 'admin' | 'lead'): readonly Tab[] {
  return role === 'admin' ? TABS : TABS.filter((tab) => tab !== 'alerts')
}

type ShownProps = {
  shown: Tab
  tabs: readonly Tab[]
  settings: OperationsSettings
  change(part: Partial<OperationsSettings>): void
  achievements: readonly Achievement[]
  go(tab: Tab): void
}

function Operations({ shown, tabs, settings, change, achievements, go }: ShownProps) {
  const t = useTexts('operations')
  const formats = useFormats()
  const calendarWords = useCalendarWords()
  const today = useFigure({ about: 'today' })
  const byId = useMemo(() => new Map(achievements.map((one) => [one.id, one])), [achievements])
  const seen = today?.answer?.achievements.flatMap(({ achievementId }) => byId.get(achievementId) ?? []) ?? achievements
  // What isn't there to see any more isn't asked about.
  const achievementId = seen.some(({ id }) => id === settings.achievementId) ? settings.achievementId : null
  useShortcuts(
    bindKeys(OPERATIONS_KEYS, t, {
      'operations.tab.today': () => go('today'),
      'operations.tab.turnaround': () => go('turnaround'),
      'operations.tab.flow': () => go('flow'),
      'operations.tab.forecast': () => go('forecast'),
      ...(tabs.includes('alerts') && { 'operations.tab.alerts': () => go('alerts') }),
    }),
  )
  const words = today?.answer && calendarWords(today.answer.calendar)
  const about = { achievementId, byId, settings, change }
  // Of what files are that are saved here: those of a period name it.
  const name = seen.find(({ id }) => id === achievementId)?.name ?? t('title')
  const { period } = settings
  const dates =
    'from' in period
      ? t('dates.period', period)
      : t('dates.last', { count: period.lastDays, date: today?.answer?.today ?? formats.today(new Date()) })
  const nameOfPeriod = `${name}, ${dates}`
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1>{t('title')}</h1>
        <p className={classes.basis}>
          {words && (
            <Tooltip label={words.long} multiline w={280}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it says more is a tooltip, which the keyboard must reach. */}
              <span tabIndex={0}>{words.short}</span>
            </Tooltip>
          )}
          <AsOf figure={today} />
        </p>
        <span className={classes.spring} />
        <PeriodSelect period={settings.period} onChange={(period) => change({ period })} />
        <Select
          aria-label={t('achievement.label')}
          className={classes.choice}
          data={[{ value: '', label: t('achievement.all') }, ...seen.map(({ id, name }) => ({ value: id, label: name }))]}
          value={achievementId ?? ''}
          allowDeselect={false}
          searchable
          onChange={(value) => change({ achievementId: value === '' ? null : value })}
        />
        <ReportMenu about={about} name={nameOfPeriod} />
      </header>
      <Tabs
        value={shown}
        onChange={(value) => go(tabs.find((one) => one === value) ?? 'today')}
        keepMounted={false}
        className={classes.tabs}
      >
        <Tabs.List className={classes.tabList} aria-label={t('title')}>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="today" className={classes.content}>
          <RefusedActs />
          <WaitingActs />
          <TodayTab figure={today} name={name} {...about} />
        </Tabs.Panel>
        <Tabs.Panel value="turnaround" className={classes.content}>
          <TurnaroundTab name={nameOfPeriod} {...about} />
        </Tabs.Panel>
        <Tabs.Panel value="flow" className={classes.content}>
          <FlowPanel today={today?.answer ?? null} name={nameOfPeriod} {...about} />
        </Tabs.Panel>
        <Tabs.Panel value="forecast" className={classes.content}>
          <ForecastPanel today={today?.answer ?? null} name={nameOfPeriod} {...about} />
        </Tabs.Panel>
        <Tabs.Panel value="alerts" className={classes.content}>
          <RefusedActs />
          <WaitingActs />
          <AlertsTab figure={today} achievements={seen} />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}

function NotForThem() {
  const t = useTexts('operations')
  return (
    <EmptyState
      icon={<IconChartHistogram size={26} />}
      title={t('notForYou')}
      hint={t('notForYouHint')}
      actions={
        <Button component={Link} href="/queue" variant="default">
          {t('toQueue')}
        </Button>
      }
    />
  )
}
