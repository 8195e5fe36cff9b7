import { useElementSize } from '@mantine/hooks'
import type { Criterion } from '../../../shared/domain'
import { ChartCard, chartClasses as classes, type Saving } from '../../charts'
import { useFormats, useTexts } from '../../kit'
import { levelUseTable } from '../exports/tables'
import type { RoundLevels } from '../figures/round-levels'
import { isHardlyUsed, levelUse } from './level-use'

const ROW = 40
const BAR = 16
const TOP = 18
const GAP = 8

type Props = { levels: RoundLevels; criteria: readonly Criterion[]; saving: Saving }

/** For each criterion, how much of what the panel gave lies in each level; what is hardly used is said in words too. */
export function LevelUseChart({ levels, criteria, saving }: Props) {
  const t = useTexts('calibration')
  const formats = useFormats()
  const { ref, width } = useElementSize()
  const uses = levelUse(levels)
  const labelWidth = width < 480 ? 84 : 190
  const most = Math.max(1, ...levels.levelsOf)
  const cell = Math.max(28, (width - labelWidth) / most)
  const letters = Math.floor(labelWidth / 7)
  const hasRare = uses.some((use) => use.counts.some((_, level) => isHardlyUsed(use, level)))
  return (
    <ChartCard title={t('use.title')} about={t('use.about')} table={levelUseTable(levels, criteria, t)} saving={saving}>
      <div ref={ref}>
        {width > 0 && (
          <svg
            className={classes.chart}
            role="img"
            aria-label={t('use.title')}
            width={width}
            height={TOP + criteria.length * ROW}
          >
            {Array.from({ length: most }, (_, level) => (
              <text key={level} className={classes.tick} x={labelWidth + level * cell + (cell - GAP) / 2} y={8}>
                {formats.number(level + 1)}
              </text>
            ))}
            {criteria.map((criterion, row) => {
              const use = uses[row] ?? { counts: [], total: 0 }
              const y = TOP + row * ROW
              const name = `${criterion.code} ${criterion.title}`
              return (
                <g key={criterion.id}>
                  <text x={0} y={y + BAR / 2}>
                    {name.length > letters ? `${name.slice(0, letters - 1)}…` : name}
                    <title>{name}</title>
                  </text>
                  {criterion.levels.map(({ id, title }, level) => {
                    const count = use.counts[level] ?? 0
                    const x = labelWidth + level * cell
                    const isRare = isHardlyUsed(use, level)
                    return (
                      <g key={id}>
                        <title>{t('use.segment', { level: level + 1, title, count, total: use.total })}</title>
                        <rect className={classes.ground} x={x} y={y} width={cell - GAP} height={BAR} rx={3} />
                        <rect
                          className={classes.bar}
                          x={x}
                          y={y}
                          width={use.total === 0 ? 0 : ((cell - GAP) * count) / use.total}
                          height={BAR}
                          rx={3}
                        />
                        <text
                          className={isRare ? classes.rare : classes.tick}
                          x={x}
                          y={y + BAR + 10}
                          style={{ textAnchor: 'start' }}
                        >
                          {isRare ? `! ${formats.number(count)}` : formats.number(count)}
                        </text>
                      </g>
                    )
                  })}
                </g>
              )
            })}
          </svg>
        )}
      </div>
      {hasRare && <p className={classes.note}>! {t('use.rare')}</p>}
    </ChartCard>
  )
}
