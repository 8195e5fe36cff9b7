import { Menu } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { flowTable, scatterTable, stagesTable, type Table, useSaving, useStageWords, workTable } from '../../charts'
import { useTexts } from '../../kit'
import type { About } from '../about'
import { useAchievementName } from '../achievement-name'
import { useFigure } from '../figures/use-figure'
import { periodQuestion } from '../period-question'
import { delaysTable, groupsTable, openTable } from './report-tables'
import { useNamedGroups } from './use-named-groups'

/** Every table of the room as a file. The hub is asked for them when the menu is opened, and not before. */
export function CsvItems({ about, name }: { about: About; name: string }) {
  const t = useTexts('monthly')
  const operations = useTexts('operations')
  const flowTexts = useTexts('flow')
  const words = useStageWords()
  const nameOf = useAchievementName(about.byId)
  const saving = useSaving(name)
  const named = useNamedGroups(about.byId)
  const today = useFigure({ about: 'today' })?.answer
  const turnaround = useFigure(periodQuestion('turnaround', about))?.answer
  const flow = useFigure(periodQuestion('flow', about))?.answer
  const isShown = ({ achievementId }: { achievementId: string }) =>
    about.achievementId === null || about.achievementId === achievementId
  const groups = turnaround && named(turnaround)
  const tables: Partial<Record<TableName, Table>> = {
    ...(today && {
      open: openTable(
        today.open.filter((row) => isShown(row) && row.stage !== 'with-candidate'),
        nameOf,
        words.stage,
        t,
      ),
      delays: delaysTable(today.delays.filter(isShown), nameOf, (reason) => operations(`reason.${reason}`), t),
      loads: workTable(today.loads, flowTexts),
    }),
    ...(turnaround &&
      groups && {
        achievements: groupsTable(t('column.achievement'), groups.achievements, t),
        panels: groupsTable(t('column.panel'), groups.panels, t),
        revisions: groupsTable(t('column.revision'), groups.revisions, t),
        stages: stagesTable(turnaround.stages, flowTexts, words),
        dots: scatterTable(turnaround.dots, flowTexts),
      }),
    ...(flow && { flow: flowTable(flow.days, flowTexts, words) }),
  }
  return TABLE_NAMES.map((table) => {
    const content = tables[table]
    return (
      <Menu.Item
        key={table}
        leftSection={<IconFileSpreadsheet size={15} />}
        disabled={content === undefined}
        onClick={() => content && saving.csv(t(`table.${table}`), content)}
      >
        {t(`table.${table}`)}
      </Menu.Item>
    )
  })
}

const TABLE_NAMES = ['open', 'delays', 'loads', 'achievements', 'panels', 'revisions', 'stages', 'dots', 'flow'] as const
type TableName = (typeof TABLE_NAMES)[number]
