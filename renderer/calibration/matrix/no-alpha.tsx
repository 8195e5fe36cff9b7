import type { Criterion } from '../../../shared/domain'
import { isUnanswerable } from '../../../shared/reliability'
import { useTexts } from '../../kit'
import type { Answer } from '../figures/compute-figures'
import classes from './matrix.module.css'

/** Why criteria have no alpha, a line for each reason; nothing where all have one. */
export function NoAlpha({ criteria, alphas }: { criteria: readonly Criterion[]; alphas: readonly Answer[] }) {
  const t = useTexts('calibration')
  const reasons = alphas.map((alpha) => (isUnanswerable(alpha) ? alpha.reason : null))
  const told = [...new Set(reasons)].filter((reason) => reason !== null)
  return told.map((reason) => {
    const codes = criteria.flatMap(({ code }, at) => (reasons[at] === reason ? code : []))
    const why = t(`unanswerable.${reason}`)
    return (
      <p key={reason} className={classes.hint}>
        {codes.length === criteria.length
          ? t('matrix.noAlpha', { why })
          : t('matrix.noAlphaFor', { criteria: codes.join(', '), why })}
      </p>
    )
  })
}
