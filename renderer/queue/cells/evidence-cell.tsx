import { Tooltip, VisuallyHidden } from '@mantine/core'
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
        <Tooltip key={index} label={t(sign.key)}>
          <sign.icon size={17} stroke={1.6} className={classes.evidenceIcon} data-tone={sign.tone} aria-hidden="true" />
        </Tooltip>
      ))}
      {hidden.length > 0 && (
        <Tooltip label={formats.list(hidden)}>
          <span className={classes.more} aria-hidden="true">
            {t('evidence.more', { count: hidden.length })}
          </span>
        </Tooltip>
      )}
    </span>
  )
}
