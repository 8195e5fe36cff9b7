import { Button, Skeleton } from '@mantine/core'
import { ProgressLine, useTexts } from '../../kit'
import { FIGURE_NAMES, type Figures } from './compute-figures'
import { FigureCard } from './figure-card'
import classes from './figures.module.css'
import { targetOf } from './readings'
import type { FiguresState } from './use-figures'

/** The figures of a round, and how they are worked out. Those of before stay in sight while they are worked out anew. */
export function FigureCards({ state }: { state: FiguresState }) {
  const t = useTexts('calibration')
  const { figures } = state
  return (
    <section className={classes.figures} aria-label={t('figure.title')}>
      <Working state={state} />
      <div className={classes.cards}>
        {FIGURE_NAMES.map((name) =>
          figures ? (
            <FigureCard key={name} name={name} answer={figures.panel[name]} />
          ) : (
            <div key={name} className={classes.figure}>
              <span className={classes.label}>{t(`figure.${name}`)}</span>
              <Skeleton height={22} width="45%" my={5} animate={state.phase === 'working'} />
              <Skeleton height={9} width="85%" mt={14} animate={state.phase === 'working'} />
            </div>
          ),
        )}
      </div>
      {figures && <How figures={figures} />}
    </section>
  )
}

/** Shown only where it takes a while: most rounds are done within a blink. */
function Working({ state }: { state: FiguresState }) {
  const t = useTexts('calibration')
  const { phase, progress } = state
  if (phase === 'done') return null
  if (phase === 'working') {
    const label = t(state.figures ? 'working.again' : 'working.label')
    return state.isSlow ? (
      <div className={classes.working} role="status">
        <span>{label}</span>
        <ProgressLine share={progress} label={label} />
        <Button size="compact-xs" variant="default" onClick={state.cancel}>
          {t('working.cancel')}
        </Button>
      </div>
    ) : null
  }
  return (
    <div className={classes.working} role="alert">
      <span>{t(`working.${phase}`)}</span>
      <Button size="compact-xs" variant="default" onClick={state.again}>
        {t('working.tryAgain')}
      </Button>
    </div>
  )
}

function How({ figures }: { figures: Figures }) {
  const t = useTexts('calibration')
  const { samples, seed } = figures.bootstrap
  return (
    <details className={classes.how}>
      <summary>{t('figure.how')}</summary>
      <dl>
        {FIGURE_NAMES.map((name) => {
          const target = targetOf(name)
          return (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{t(`figure.${name}`)}</dt>
              <dd>
                {t(`figure.means.${name}`)}
                {target && ` ${t(`figure.source.${target.source}`)}.`}
              </dd>
            </div>
          )
        })}
      </dl>
      <p>{t('figure.bootstrap', { samples, seed })}</p>
    </details>
  )
}
