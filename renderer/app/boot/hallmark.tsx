import classes from './boot.module.css'

/** Capital A of Source Serif, as in resources/icons/icon.svg. */
const LETTER =
  'M12 0V58L115 66H136L245 58V0ZM69 0L302 667H408L644 0H501L311 570H312L291 469L135 0ZM181 200V259H488V200ZM388 0V58L515 65H568L697 58V0Z'

/** The mark of the house: an A struck into brass. Decoration; the name stands beside it or labels its link. */
export function Hallmark({ size = 32 }: { size?: number }) {
  return (
    <svg className={classes.hallmark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d={LETTER} transform="translate(6.8 24.6) scale(0.026 -0.026)" />
    </svg>
  )
}
