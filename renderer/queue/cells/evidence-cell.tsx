import { VisuallyHidden } from '@mantine/core'
import { useFormats, useTexts } from '../../kit'
import type { QueueRow } from '../../store'
import { evidenceSign } from './evidence-names'
import classes from './cells.module.css'

const MOST_SHOWN = 6

/** One icon for each piece of evidence, with its name as a tooltip; read out as one list. */
export function EvidenceCell({ row }: { row: QueueRow }) {
  const t = useTexts('queue')
  const formats = useFormats()
  const signs = row.evidence.map(evidenceSign)
  const names = signs.map((sign) => t(sign.key))
  const hidden = names.slice(MOST_SHOWN)
  return (
    <span className={classes.evidence}>
      <VisuallyHidden>{formats.list(names)}</VisuallyHidden>
      {signs.slice(0, MOST_SHOWN).map((sign, index) => (
        <span key={index} className={classes.evidenceIcon} data-tone={sign.tone} data-tip={names[index]} aria-hidden="true">
          <sign.icon size={17} stroke={1.6} />
        </span>
      ))}
      {hidden.length > 0 && (
        <span className={classes.more} data-tip={formats.list(hidden)} aria-hidden="true">
          {t('evidence.more', { count: hidden.length })}
        </span>
      )}
    </span>
  )
}
