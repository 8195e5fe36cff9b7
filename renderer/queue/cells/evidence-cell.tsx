import { VisuallyHidden } from '@mantine/core'
import { useFormats, useTexts } from '../../kit'
import type { QueueRow } from '../../store'
import { type EvidenceSign, evidenceSign, isWarning } from './evidence-names'
import classes from './cells.module.css'

const MOST_SHOWN = 6

/** One icon for each piece of evidence, with its name as a tooltip; read out as one list. A warning is never among what is left out. */
export function EvidenceCell({ row }: { row: Pick<QueueRow, 'evidence'> }) {
  const t = useTexts('queue')
  const formats = useFormats()
  const signs = row.evidence.map(evidenceSign)
  const names = signs.map((sign) => t(sign.key))
  const shown = chooseShown(signs)
  const hidden = names.filter((_, index) => !shown.has(index))
  return (
    <span className={classes.evidence}>
      <VisuallyHidden>{formats.list(names)}</VisuallyHidden>
      {signs.map(
        (sign, index) =>
          shown.has(index) && (
            <span key={index} className={classes.evidenceIcon} data-tone={sign.tone} data-tip={names[index]} aria-hidden="true">
              <sign.icon size={17} stroke={1.6} />
            </span>
          ),
      )}
      {hidden.length > 0 && (
        <span className={classes.more} data-tip={formats.list(hidden)} aria-hidden="true">
          {t('evidence.more', { count: hidden.length })}
        </span>
      )}
    </span>
  )
}

/** What must be known of the vouches, where there is no room for all evidence. */
export function EvidenceWarnings({ row }: { row: QueueRow }) {
  const t = useTexts('queue')
  const warnings = new Map(
    row.evidence
      .map(evidenceSign)
      .filter(isWarning)
      .map((sign) => [sign.key, sign]),
  )
  return [...warnings.values()].map((sign) => (
    <span
      key={sign.key}
      className={classes.evidenceIcon}
      data-tone={sign.tone}
      data-tip={t(sign.key)}
      role="img"
      aria-label={t(sign.key)}
    >
      <sign.icon size={17} stroke={1.6} />
    </span>
  ))
}

/** The places of the signs for which there is room: warnings first, then the others in their order. */
function chooseShown(signs: readonly EvidenceSign[]): Set<number> {
  const places = signs.map((sign, index) => ({ index, isWarning: isWarning(sign) }))
  const warnings = places.filter((place) => place.isWarning)
  const others = places.filter((place) => !place.isWarning)
  return new Set([...warnings, ...others].slice(0, MOST_SHOWN).map(({ index }) => index))
}
