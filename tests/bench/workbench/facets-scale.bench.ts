import { it } from 'vitest'
import { facets, type Observation } from '../../../shared/reliability/facets'
import { simulate } from '../../unit/reliability/simulated-panel'
import { measure, milliseconds } from '../measure'
import { report, scaled } from './bench-page'

const RATERS = 200
const EACH = 20
const MANY = scaled(20_000, 1000)
const OPTIONS = { levels: 4, maxIterations: 50, tolerance: 1e-4 }

/** A tenth of all pairs of candidate and rater, with one level each. */
const panelOf = (candidates: number) =>
  simulate({ candidates, criteria: 1, raters: RATERS, each: EACH, thresholds: [-1.5, 0, 1.5] }, candidates).observations

async function estimated(observations: readonly Observation[]): Promise<number> {
  return milliseconds(async () => {
    const answer = facets(observations, OPTIONS)
    if ('reason' in answer || !answer.converged) throw new Error('the panel could not be measured')
  })
}

it('facets-scale', async () => {
  const [many, few] = [panelOf(MANY), panelOf(MANY / 10)]
  await report(
    await measure({
      name: 'facets-scale',
      unit: 'ms',
      mustReach: 11,
      aim: 10,
      note: `${many.length} levels, ${MANY} candidates by ${RATERS} raters; beside a tenth of the candidates by the same raters`,
      ours: () => estimated(many),
      baseline: () => estimated(few),
    }),
  )
})
