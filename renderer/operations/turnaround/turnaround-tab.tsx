import type { TurnaroundAnswer } from '../../../shared/protocol'
import { StageBars, TurnaroundScatter, useSaving } from '../../charts'
import { EmptyState, useFormats, useTexts } from '../../kit'
import type { About } from '../about'
import { useAchievementName } from '../achievement-name'
import { FigureView } from '../figures/figure-state'
import { useFigure } from '../figures/use-figure'
import classes from '../operations.module.css'
import { PeriodBasis } from '../period-basis'
import { periodQuestion } from '../period-question'
import { allTogether } from './all-together'
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
          {figure && <PeriodBasis figure={figure} about={about} dates="decided" hasMeasure />}
          {answer.groups.every(({ decided }) => decided === null || decided === 0) ? (
            <EmptyState title={t('turnaround.none')} hint={t('turnaround.noneHint')} />
          ) : (
            <Decided answer={answer} about={about} name={name} />
          )}
        </>
      )}
    </FigureView>
  )
}

function Decided({ answer, about, name }: { answer: TurnaroundAnswer; about: About; name: string }) {
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
        name={name}
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
      <div className={classes.pair}>
        <TurnaroundScatter
          dots={answer.dots}
          from={answer.from}
          to={answer.to}
          percentiles={allTogether(answer, about.achievementId)?.calendarDays ?? null}
          saving={saving}
        />
        <StageBars stages={answer.stages} hidesStages={answer.hidesStages} measure={measure} saving={saving} />
      </div>
      {panels.length > 1 && (
        <GroupTable
          name={name}
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
        name={name}
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
    </div>
  )
}
