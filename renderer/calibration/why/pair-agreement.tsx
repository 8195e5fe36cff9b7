import { useMemo } from 'react'
import { isUnanswerable } from '../../../shared/reliability'
import { useNumberWords } from '../../charts'
import { useFormats, useTexts } from '../../kit'
import { Z_95 } from '../exports/tables'
import type { Answer } from '../figures/compute-figures'
import { type Beside, pairKappa } from '../figures/pair-kappa'
import type { RoundLevels } from '../figures/round-levels'
import why from './why.module.css'

type Props = { levels: RoundLevels; criterion: number; rater: number; beside: Beside }

/** How far the two who are laid beside each other agree beyond chance, here and over all criteria. */
export function PairAgreement({ levels, criterion, rater, beside }: Props) {
  const t = useTexts('calibration')
  const formats = useFormats()
  const numbers = useNumberWords()
  const kappa = useMemo(() => pairKappa(levels, criterion, rater, beside), [levels, criterion, rater, beside])
  const words = (answer: Answer) => {
    if (isUnanswerable(answer)) return t(`unanswerable.${answer.reason}`)
    const { value, standardError, units } = answer
    const n = t('why.kappaUnits', { count: units, units: formats.number(units) })
    if (standardError === undefined || standardError === 0) return n
    const low = numbers.coefficient(Math.max(-1, value - Z_95 * standardError))
    const high = numbers.coefficient(Math.min(1, value + Z_95 * standardError))
    return `${t('figure.interval', { low, high })} · ${n}`
  }
  const rows = [
    { label: t('why.kappaHere'), answer: kappa.criterion },
    { label: t('why.kappaAll'), answer: kappa.all },
  ]
  return (
    <section>
      <h3 className={why.heading}>{t('why.kappa')}</h3>
      <dl className={why.kappa}>
        {rows.map(({ label, answer }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <b>{isUnanswerable(answer) ? '–' : numbers.coefficient(answer.value)}</b> <span>{words(answer)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
