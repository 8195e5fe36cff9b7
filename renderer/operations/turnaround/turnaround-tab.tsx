import { SegmentedControl } from '@mantine/core'
import type { TurnaroundAnswer } from '../../../shared/protocol'
import { StageBars, TurnaroundScatter, useSaving } from '../../charts'
import { EmptyState, useFormats, useTexts } from '../../kit'
import type { About } from '../about'
import { useAchievementName } from '../achievement-name'
import { useCalendarWords } from '../calendar-words'
import { AsOf, FigureView } from '../figures/figure-state'
import { useFigure } from '../figures/use-figure'
import classes from '../operations.module.css'
import { periodQuestion } from '../period-question'
import { GroupTable } from './group-table'
import { panelRows } from './panel-rows'

/** How long it took, of what was decided in a period, and where the time went. */
export function TurnaroundTab({ name, ...about }: About & { name: string }) {
  const t = useTexts('operations')
  const figure = useFigure(periodQuestion('turnaround', about))
  return (
    <FigureView figure={figure} rows={6}>
      {(answer) => (
        <>
          <Basis answer={answer} about={about} asOf={<AsOf figure={figure} />} />
          {answer.groups.every(({ decided }) => decided === null || decided === 0) ? (
            <EmptyState title={t('turnaround.none')} hint={t('turnaround.noneHint')} />
          ) : (
            <>
              <Scatter answer={answer} name={name} />
              <Tables answer={answer} about={about} name={name} />
            </>
          )}
        </>
      )}
    </FigureView>
  )
}

function Scatter({ answer, name }: { answer: TurnaroundAnswer; name: string }) {
  const saving = useSaving(name)
  const all = answer.groups.find(({ achievementId }) => achievementId === null)
  return (
    <div className={classes.drawing}>
      <TurnaroundScatter
        dots={answer.dots}
        from={answer.from}
        to={answer.to}
        percentiles={all?.calendarDays ?? null}
        saving={saving}
      />
    </div>
  )
}

type BasisProps = { answer: TurnaroundAnswer; about: About; asOf: React.ReactNode }

/** Of which dates, by which time, and how exactly. */
function Basis({ answer, about: { settings, change }, asOf }: BasisProps) {
  const t = useTexts('operations')
  const formats = useFormats()
  const words = useCalendarWords()(answer.calendar)
  const dates = { from: formats.calendarDate(answer.from), to: formats.calendarDate(answer.to) }
  return (
    <div className={classes.tools}>
      <SegmentedControl
        size="xs"
        aria-label={t('measure.label')}
        value={settings.measure}
        data={(['working', 'calendar'] as const).map((value) => ({ value, label: t(`measure.${value}`) }))}
        onChange={(value) => change({ measure: value === 'calendar' ? 'calendar' : 'working' })}
      />
      <p className={classes.basis}>
        <span>{t('turnaround.dates', dates)}</span>
        <span>
          {settings.measure === 'working'
            ? words.long
            : t('calendar.all', { zone: answer.calendar.timeZone.replaceAll('_', ' ') })}
        </span>
        {answer.precision === 'bucket' && <span>{t('turnaround.bucket')}</span>}
        {asOf}
      </p>
    </div>
  )
}

function Tables({ answer, about, name }: { answer: TurnaroundAnswer; about: About; name: string }) {
  const saving = useSaving(name)
  const t = useTexts('operations')
  const formats = useFormats()
  const nameOf = useAchievementName(about.byId)
  const { measure } = about.settings
  const all = answer.groups.filter(({ achievementId }) => achievementId === null)
  const single = answer.groups
    .filter(({ achievementId }) => achievementId !== null)
    .map((group) => ({ ...group, name: nameOf(group.achievementId ?? '') }))
    .sort((a, b) => (b.decided ?? 0) - (a.decided ?? 0) || a.name.localeCompare(b.name))
  const panels = panelRows(answer.panels, about.byId)
  return (
    <div className={classes.grid}>
      <GroupTable
        title={t('turnaround.byAchievement')}
        first={t('column.achievement')}
        measure={measure}
        rows={[
          ...all.map((group) => ({ ...group, key: 'all', name: t('turnaround.all'), isAll: true })),
          ...single.map((group) => ({ ...group, key: group.achievementId ?? '', isAll: false })),
          {
            ...answer.before,
            key: 'before',
            name: t('turnaround.before', {
              from: formats.calendarDate(answer.before.from),
              to: formats.calendarDate(answer.before.to),
            }),
            isAll: true,
          },
        ]}
      />
      {panels.length > 1 && (
        <GroupTable
          title={t('turnaround.byPanel')}
          first={t('column.panel')}
          measure={measure}
          rows={panels.map(({ names, ...group }) => ({
            ...group,
            key: group.panelId ?? 'none',
            name: group.panelId === null ? t('turnaround.noPanel') : t('turnaround.panelOf', { names: formats.list(names) }),
            isAll: false,
          }))}
        />
      )}
      <GroupTable
        title={t('turnaround.byRevision')}
        first={t('column.revision')}
        measure={measure}
        note={t('turnaround.revisionsNote')}
        rows={(['first', 'later'] as const).map((which) => ({
          ...answer.revisions[which],
          key: which,
          name: t(`turnaround.${which}`),
          isAll: false,
        }))}
      />
      <StageBars stages={answer.stages} measure={measure} saving={saving} />
    </div>
  )
}
