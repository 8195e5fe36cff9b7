import { SegmentedControl, Switch } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Rubric } from '../../../shared/domain'
import { ExportMenu, useSaving } from '../../charts'
import { bindKeys, EmptyState, useShortcuts, useTexts } from '../../kit'
import { CriterionThread, threadMarks } from '../../review'
import { type RoundRecord, type RoundThreads, useStore, useStoreQuery } from '../../store'
import classes from '../calibration.module.css'
import { CALIBRATION_KEYS } from '../calibration-keys'
import { LevelUseChart } from '../charts/level-use-chart'
import { MeasureChart } from '../charts/measure-chart'
import { DriftCard } from '../drift/drift-card'
import { SeedsCard } from '../drift/seeds-card'
import { figuresTable, levelsTable, matrixTable, readingsTable } from '../exports/tables'
import { FigureCards } from '../figures/figure-cards'
import { roundLevels } from '../figures/round-levels'
import { useFigures } from '../figures/use-figures'
import { useSameLevels } from '../figures/use-same-levels'
import { type Base, distanceMatrix } from '../matrix/distances'
import { Matrix } from '../matrix/matrix'
import type { Place } from '../matrix/move-in-grid'
import { ResultsTable } from '../results/results-table'
import { LeadThreads } from '../threads/lead-threads'
import { ReadingCard } from '../threads/reading-card'
import card from '../threads/threads.module.css'
import { useThreadKey } from '../threads/use-thread-key'
import { WhyPanel } from '../why/why-panel'
import round from './round.module.css'

const NOTHING_SAID: RoundThreads = { comments: [], readings: [], asked: [] }

/** What a panel agrees on and where it differs: the figures, the matrix, the charts, and why. */
export function Comparison({ record, rubric, asked }: { record: RoundRecord; rubric: Rubric; asked: ReactNode }) {
  const t = useTexts('calibration')
  const threadTexts = useTexts('threads')
  const { round: of, scores } = record
  const [base, setBase] = useState<Base>('reference')
  const [showsNames, setShowsNames] = useState(false)
  const [selected, setSelected] = useState<Place | null>(null)
  const levels = useSameLevels(useMemo(() => roundLevels(of, rubric, scores), [of, rubric, scores]))
  const distances = useMemo(() => distanceMatrix(levels, base), [levels, base])
  const hasScores = scores.some(({ personId }) => personId !== null)
  const state = useFigures(hasScores ? levels : null)
  const saving = useSaving(of.name)
  const store = useStore()
  const threads = useStoreQuery(() => store.threads.of(of.id), [of.id]) ?? NOTHING_SAID
  const marks = useMemo(() => threadMarks(threads), [threads])
  useThreadKey(selected !== null)
  useShortcuts(
    bindKeys(CALIBRATION_KEYS, t, {
      'calibration.base': () => setBase(base === 'reference' ? 'consensus' : 'reference'),
      'calibration.names': () => setShowsNames(!showsNames),
    }),
  )
  const { criteria } = rubric
  const names = of.panel.map(({ name, code }) => (showsNames ? name : code))
  const { figures } = state
  const title = t('matrix.title', { base: t(base === 'reference' ? 'matrix.baseReference' : 'matrix.baseConsensus') })
  if (!hasScores) {
    return (
      <div className={classes.content}>
        {asked}
        {of.mode === 'seeding' && <SeedsCard record={record} names={names} />}
        <EmptyState
          icon={<IconUsers size={26} />}
          title={t(of.mode === 'seeding' ? 'waiting.seedsTitle' : 'waiting.title')}
          hint={t(of.mode === 'seeding' ? 'waiting.seedsHint' : 'waiting.hint')}
        />
        <LeadThreads round={of} criteria={criteria} />
      </div>
    )
  }
  const files = [
    ...(figures ? [{ label: t('export.figures'), save: () => saving.csv(t('figure.title'), figuresTable(figures, t)) }] : []),
    {
      label: t('export.matrix'),
      save: () => saving.csv(title, matrixTable(criteria, names, distances, figures?.alphas ?? null, t)),
    },
    {
      label: t('export.levels'),
      save: () =>
        saving.csv(
          t('export.levelsName'),
          levelsTable(
            levels,
            criteria,
            of.exemplars.map(({ pseudonym }) => pseudonym),
            names,
            t,
          ),
        ),
    },
    ...(threads.readings.length > 0
      ? [
          {
            label: threadTexts('export'),
            save: () => saving.csv(threadTexts('reading'), readingsTable(criteria, threads.readings, t, threadTexts)),
          },
        ]
      : []),
  ]
  const chosen = selected && criteria[selected.row]
  return (
    <div className={round.columns}>
      <div className={round.main}>
        {asked}
        <FigureCards state={state} />
        <section className={classes.card} aria-label={title}>
          <div className={round.matrixHead}>
            <h2>{title}</h2>
            <span className={classes.spring} />
            <Switch
              size="xs"
              label={t('matrix.names')}
              checked={showsNames}
              onChange={(event) => setShowsNames(event.currentTarget.checked)}
            />
            <SegmentedControl
              size="xs"
              aria-label={t('matrix.base')}
              data={[
                { value: 'reference', label: t('matrix.reference') },
                { value: 'consensus', label: t('matrix.consensus') },
              ]}
              value={base}
              onChange={(value) => setBase(value === 'consensus' ? 'consensus' : 'reference')}
            />
            <ExportMenu files={files} />
          </div>
          <Matrix
            label={title}
            criteria={criteria}
            raters={names}
            distances={distances}
            alphas={figures?.alphas ?? null}
            marks={marks}
            selected={selected}
            onSelect={setSelected}
          />
        </section>
        <ResultsTable record={record} levels={levels} names={names} />
        {of.mode === 'seeding' && <SeedsCard record={record} names={names} />}
        {of.mode === 'seeding' && <DriftCard record={record} levels={levels} names={names} saving={saving} />}
        {figures && (
          <>
            <MeasureChart
              facets={figures.facets}
              facet="raters"
              names={figures.raterPlaces.map((place) => names[place] ?? '')}
              saving={saving}
            />
            <MeasureChart
              facets={figures.facets}
              facet="criteria"
              names={criteria.map(({ code, title: words }) => `${code} ${words}`)}
              saving={saving}
            />
          </>
        )}
        <LevelUseChart levels={levels} criteria={criteria} saving={saving} />
      </div>
      <div className={round.side}>
        {selected ? (
          <WhyPanel
            key={`${selected.row}/${selected.column}`}
            record={record}
            criteria={criteria}
            levels={levels}
            base={base}
            place={selected}
            names={names}
          />
        ) : (
          <EmptyState title={t('why.title')} hint={t('why.nothing')} />
        )}
        {chosen && (
          <div className={card.below}>
            <ReadingCard key={chosen.id} roundId={of.id} criterion={chosen} threads={threads} />
            <div className={classes.card}>
              <CriterionThread
                round={of}
                threads={threads}
                criterion={chosen}
                {...(showsNames && { names: new Map(of.panel.map(({ code, name }) => [code, name])) })}
              />
            </div>
          </div>
        )}
      </div>
    </div>
  )
}
